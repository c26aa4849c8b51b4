"""What programs take: seconds of the clock and of the processor, and memory. For scripts/bench."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from ownwords import cli, pipeline
from ownwords.disclosure import judge_files

BIN = Path(sys.executable).parent
Measured = dict[str, float]

SHOWN = "an edit in ownwords serve, until the browser shows it"
"""What scripts/bench_draft measures, in the table of scripts/bench."""

HUGO_FRAME = "<!doctype html><title>{{ .Title }}</title><body>{{ .Content }}</body>\n"
"""The least that Hugo asks for: its pages have no menu, no head, no foot."""


def program(name: str) -> str | None:
    """Where a program lies: beside this Python, or on the PATH."""
    return str(BIN / name) if (BIN / name).exists() else shutil.which(name)


def run(command: list[str], name: str) -> tuple[Measured, str]:
    """What a process took, under its name, and what it said."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    output = process.stdout.read() if process.stdout else ""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{name} stopped:\n{output[-2000:]}")
    measured = {
        f"{name} (s)": time.perf_counter() - begin,
        f"{name} (processor, s)": usage.ru_utime + usage.ru_stime,
        f"{name} (MB)": usage.ru_maxrss / 1024,
    }
    return measured, output


def ownwords(*arguments: str | Path) -> list[str]:
    """The command line of ours."""
    return [sys.executable, "-m", "ownwords", *map(str, arguments)]


def bare(config: Path, folder: Path) -> Path:
    """Our finished pages with plain Material, its own search, and none of our theme: the floor."""
    subprocess.run(ownwords("write", "--quiet", folder, "--config", config), check=True)
    written = folder / "mkdocs.yml"
    text = written.read_text("utf-8").replace('!ENV [SITE_URL, ""]', '""')
    settings = yaml.safe_load(text)
    settings["theme"] = {"name": "material", "font": False, "features": ["navigation.prune"]}
    settings["plugins"] = ["search"]
    settings["extra"] = {}
    plain = folder / "bare.yml"
    plain.write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
    return plain


def for_hugo(pages: Path, folder: Path) -> Path:
    """The same pages for Hugo, whose folders have an `_index.md`; with a frame of one line."""
    for file in (pages / "content").rglob("*.md"):
        name = "_index.md" if file.name == "index.md" else file.name
        to = folder / "content" / file.relative_to(pages / "content").with_name(name)
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, to)
    frames = folder / "layouts" / "_default"
    frames.mkdir(parents=True)
    for name in ("single.html", "list.html"):
        (frames / name).write_text(HUGO_FRAME, "utf-8")
    (folder / "layouts" / "index.html").write_text(HUGO_FRAME, "utf-8")
    kinds = "disableKinds: [taxonomy, term, RSS, sitemap]\n"
    unsafe = "markup: {goldmark: {renderer: {unsafe: true}}}\n"
    (folder / "hugo.yaml").write_text(f"baseURL: /\ntitle: Floor\n{kinds}{unsafe}", "utf-8")
    return folder


def phases(*arguments: str) -> None:
    """Runs the command line, and prints as the last line what each part took, as JSON."""
    spent: Measured = {}
    for name, function in (
        ("reading", pipeline.read_material),
        ("gate: the files", judge_files),
        ("gate: the finished site", pipeline.judge_built),
        ("all before the engine", pipeline.make_site),
    ):
        _everywhere(function, _timed(name, function, spent))
    begin = time.process_time()
    try:
        cli.main(list(arguments), standalone_mode=False)
    finally:
        spent["the whole build"] = time.process_time() - begin
        known = spent["reading"] + spent["gate: the files"]
        spent["rendering"] = spent.pop("all before the engine") - known
        spent["the engine"] = spent["the whole build"] - known - spent["rendering"]
        spent["the engine"] -= spent["gate: the finished site"]
        print(json.dumps(spent))


def _timed(name: str, function: Callable[..., Any], spent: Measured) -> Callable[..., Any]:
    def call(*args: Any, **named: Any) -> Any:
        begin = time.process_time()
        try:
            return function(*args, **named)
        finally:
            spent[name] = spent.get(name, 0) + time.process_time() - begin

    return call


def _everywhere(function: object, other: object) -> None:
    """Puts another function in its place in every module that has imported it."""
    import ownwords.engine  # noqa: F401 -- so that its modules are there

    for module in [each for name, each in sys.modules.items() if name.startswith("ownwords")]:
        for name in [name for name, value in vars(module).items() if value is function]:
            setattr(module, name, other)


if __name__ == "__main__":
    phases(*sys.argv[1:])
