"""What mkdocs.yml asks for that cannot be done, or that the site's policy would stop unseen.

MkDocs itself says what is wrong with a setting of its own.
"""

import ipaddress
import logging
import re
import socket
from collections.abc import Container, Iterable, Iterator
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

from .errors import BuildError, Problem, StudyError
from .pipeline import Project
from .source.files import file_name
from .suggestions import did_you_mean

FRAME = "ownwords.html"
"""Our frame of a page, by the name under which a project's own `main.html` extends it."""

_POLICY = "the site’s policy lets no page ask another host"
_BRACES = ("j2_block_", "j2_variable_")


def check_settings(config: MkDocsConfig, templates: str = "") -> None:
    """Looks through the settings before anything is made.

    Args:
        config: The project's configuration, as MkDocs has read it.
        templates: The folder of the project's own templates; empty where there is none.

    Raises:
        StudyError: With all that cannot be done, by file and line.
    """
    if problems := [
        *_theme(config),
        *_plugins(config),
        *_files(config),
        *_folder(config, templates),
    ]:
        raise StudyError(problems)


OURS = ("ownwords", "search", "material/search")
"""Plugins whose work is ours: the study's, and searches beside ours, which do nothing."""


def check_alone(config: MkDocsConfig) -> None:
    """Looks whether an engine that knows no plugin of MkDocs can build the project.

    Raises:
        StudyError: The settings name plugins or hooks, which it would leave out without a word.
    """
    hint = "take it out, or build with --engine mkdocs"
    problems = [
        _problem(config, name, "plugins", f'Zensical does not run the plugin "{name}"', hint)
        for name in config.plugins
        if name not in OURS and name not in config.hooks
    ]
    for hook in config.hooks:
        message = f'Zensical does not run the hook "{hook}"'
        problems.append(_problem(config, str(hook), "hooks", message, hint, after="hooks:"))
    if problems:
        raise StudyError(problems)


def check_nav(config: MkDocsConfig, paths: Container[str]) -> None:
    """Looks whether the menu names pages that are there, for an engine that does not.

    Args:
        config: The project's configuration.
        paths: The Markdown files of all pages, and the files beside them.

    Raises:
        StudyError: A page is not there, and the settings take this for a mistake.
    """
    if config.validation.nav.not_found < logging.WARNING:
        return
    hint = "a generated page is named by its address and index.md, such as study/method/index.md"
    lost = [path for path in _in_nav(config.nav) if not _foreign(path) and path not in paths]
    if lost:
        said = "the menu names “{}”, which is not there"
        raise StudyError([_problem(config, each, "nav", said.format(each), hint) for each in lost])


def _in_nav(entry: Any) -> Iterator[str]:
    """What the menu leads to, at any depth."""
    if isinstance(entry, str):
        yield entry
    else:
        for each in entry.values() if isinstance(entry, dict) else entry or ():
            yield from _in_nav(each)


_ANOTHER = "name another, such as --address 127.0.0.1:8001"


def check_address(address: str) -> None:
    """Looks whether a site can be served there, before anything is made.

    Raises:
        BuildError: The address is no host with a port, or cannot be used.
    """
    named, _, port = address.rpartition(":")
    in_brackets = re.fullmatch(r"\[([0-9A-Fa-f:.]{1,60})\]", named)
    host = in_brackets[1] if in_brackets else "" if ":" in named else named
    if not re.fullmatch(r"[0-9]{1,5}", port) or not 0 < int(port) < 65536 or not _is_host(host):
        raise BuildError(
            f"“{address}” is not an address to serve at; write a host and a port, such as"
            " 127.0.0.1:8001"
        )
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind((host, int(port)))
    except OSError as error:
        raise BuildError(cannot_use(address, error)) from None


def cannot_use(address: str, error: OSError) -> str:
    """That the system refuses an address, and what to do."""
    return f"the address {address} cannot be used ({error.strerror}); {_ANOTHER}"


def _is_host(host: str) -> bool:
    """Whether MkDocs takes this host: a number or this computer's own name."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host == "localhost"
    return True


def unreadable(config_file: Path, error: Exception, said: Iterable[str]) -> str:
    """Why MkDocs cannot read a mkdocs.yml: a line for each mistake, with its place and the likely
    fix.

    Args:
        config_file: The file.
        error: What MkDocs raised.
        said: What it said before.
    """
    named = [found for line in said if (found := _VALUE.fullmatch(line))]
    lines = config_file.read_text("utf-8", "replace").splitlines()
    mistakes = [_mistake(lines, found[1], found[2]) for found in named] or [_syntax(str(error))]
    return "\n".join(
        [f"{config_file.name} is not in order", *(f"{config_file.name}{each}" for each in mistakes)]
    )


_VALUE = re.compile(r"Config value '([^']+)': (.*)", re.DOTALL)
_OPTION = re.compile(r"Plugin '([^']+)' option '([^']+)': (.*)", re.DOTALL)
_LINE = re.compile(r",?\s{0,9}in \"[^\"]{0,2000}\", line (\d+), column (\d+)")


def _mistake(lines: list[str], key: str, said: str) -> str:
    """A setting that MkDocs refuses: `:4: plugins: there is no plugin "searhc"; …`."""
    words, hint = key, ""
    if option := _OPTION.match(said):
        key, words, said = f"{key}.{option[1]}.{option[2]}", option[2], option[3]
    if unknown := re.match(r'The "(.+)" plugin is not installed', said, re.DOTALL):
        words, said = unknown[1], f'the plugin "{unknown[1]}" is not installed'
        names = {each.name for each in entry_points(group="mkdocs.plugins")}
        hint = did_you_mean(unknown[1], names) or "install it, or take it out"
        if " - " in unknown[1]:
            hint = "let the hyphens of the list stand below each other"
    elif said.startswith("Unrecognised configuration name"):
        said = "there is no such setting"
        hint = did_you_mean(words, [] if option else [name for name, _ in MkDocsConfig._schema])
    elif said.startswith("Required configuration not provided"):
        said, hint = "the setting is missing", f"add a line “{key}: …”"
    first = words.partition(" ")[0]
    found = (at for at, line in enumerate(lines, 1) if re.search(rf"\b{re.escape(first)}\b", line))
    place = next(found, 0)
    text = "; ".join(part for part in (" ".join(said.split()), hint) if part)
    return (f":{place}" if place else "") + f": {key}: {text}"


def _syntax(said: str) -> str:
    """Something that is no YAML: `:4:4: cannot be read: mapping values are not allowed here`."""
    places = _LINE.findall(said)
    place = f":{places[-1][0]}:{places[-1][1]}" if places else ""
    said = _LINE.sub("", said).removeprefix("MkDocs encountered an error parsing the ")
    said = said.removeprefix("configuration file: ")
    if "Expected a key-value mapping" in said:
        said = "expected settings such as “site_name: My study”, one a line"
    return f"{place}: it cannot be read: {' '.join(said.split())}"


def check_named(config: MkDocsConfig) -> None:
    """Looks whether the finished site has the files that `extra_css` and `extra_javascript` name:
    MkDocs does not.

    Raises:
        StudyError: One is not there.
    """
    missing = [
        (key, path)
        for key, path in _named(config)
        if not _foreign(path) and not Path(config.site_dir, urlsplit(path).path).is_file()
    ]
    if missing:
        folder = Path(config.docs_dir).name
        hint = f"the path starts in {folder}/ or in the folder of custom_dir"
        raise StudyError(
            [_problem(config, path, key, f'there is no "{path}"', hint) for key, path in missing]
        )


def project_of(config: MkDocsConfig, data: str, templates: str = "") -> Project:
    """Where the study lies, from a MkDocs configuration and the plugin's options."""
    root = Path(config.config_file_path).parent
    scripts = (path for key, path in _named(config) if key == "extra_javascript")
    return Project(
        root,
        root / data,
        Path(config.docs_dir),
        root / templates if templates else None,
        frozenset(urlsplit(path).path for path in scripts if not _foreign(path)),
        code=tuple(_code(config, root, templates)),
    )


def _code(config: MkDocsConfig, root: Path, templates: str) -> Iterator[Path]:
    """Where the project's own code lies: public with it, and a part of every page."""
    if templates:
        yield root / templates
    if config.theme.custom_dir:
        yield Path(config.theme.custom_dir)
    yield from (root / hook for hook in config.hooks)


def _theme(config: MkDocsConfig) -> Iterator[Problem]:
    name = config.theme.name
    if name != "material":
        message = f'"{name}" cannot be dressed' if name else "there is no theme to build on"
        hint = "ownwords builds on Material for MkDocs alone: write `name: material`"
        yield _problem(config, "name:", "theme.name", message, hint, after="theme:")
    elif config.theme.custom_dir:
        yield from _main(Path(config.theme.custom_dir), Path(config.config_file_path).parent)


def _main(folder: Path, root: Path) -> Iterator[Problem]:
    """A project's own frame of all pages, if it does not extend ours."""
    main = folder / "main.html"
    text = main.read_text("utf-8", "replace") if main.is_file() else ""
    if not main.is_file() or re.search(rf"extends\s+[\"']{re.escape(FRAME)}[\"']", text):
        return
    found = re.search(r"{%-?\s*extends\b", text)
    line = text.count("\n", 0, found.start()) + 1 if found else 1
    message = "pages in this frame would have neither our styles nor the policy"
    yield Problem(file_name(main, root), line, 0, "", message, f'write {{% extends "{FRAME}" %}}')


def _plugins(config: MkDocsConfig) -> Iterator[Problem]:
    if "i18n" in config.plugins:
        message = "static-i18n builds every page once a language, and a study speaks one"
        hint = "take it out; `language` in study.yml decides the site’s language"
        yield _problem(config, "i18n", "plugins", message, hint)
    macros = config.plugins.get("macros")
    for key, value in macros.config.items() if macros else ():
        if key.startswith(_BRACES) and value and value not in ("{%", "%}", "{{", "}}"):
            message = "with other braces the study’s words would be run as code"
            yield _problem(config, key, f"macros.{key}", message, "leave the braces as they are")


def _files(config: MkDocsConfig) -> Iterator[Problem]:
    folder = Path(config.docs_dir).name
    for key, path in _named(config):
        if _foreign(path):
            hint = f"put the file into {folder}/ and name it there"
            yield _problem(config, path, key, f'"{path}" is not loaded: {_POLICY}', hint)


def _folder(config: MkDocsConfig, templates: str) -> Iterator[Problem]:
    if templates and not (Path(config.config_file_path).parent / templates).is_dir():
        hint = "name a folder of the project, from where mkdocs.yml lies"
        message = f'there is not a folder "{templates}"'
        yield _problem(config, "templates:", "ownwords.templates", message, hint)


def _named(config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """Style sheets and scripts of the project, as its settings name them."""
    yield from (("extra_css", str(path)) for path in config.extra_css)
    for script in config.extra_javascript:
        yield "extra_javascript", str(getattr(script, "path", script))


def _foreign(path: str) -> bool:
    parts = urlsplit(path)
    return bool(parts.scheme or parts.netloc)


def _problem(
    config: MkDocsConfig, words: str, path: str, message: str, hint: str, *, after: str = ""
) -> Problem:
    """A problem at the first line of mkdocs.yml that has these words, `after` another; 0 where none
    has them (the setting may come from a file that mkdocs.yml inherits).
    """
    file = Path(config.config_file_path)
    lines = file.read_text("utf-8", "replace").splitlines()
    first = next((at for at, text in enumerate(lines) if text.startswith(after)), 0)
    found = (at + 1 for at, text in enumerate(lines) if at >= first and words in text)
    return Problem(file.name, next(found, first + 1 if after else 0), 0, path, message, hint)


__all__ = [
    "FRAME",
    "OURS",
    "cannot_use",
    "check_address",
    "check_alone",
    "check_named",
    "check_nav",
    "check_settings",
    "project_of",
    "unreadable",
]
