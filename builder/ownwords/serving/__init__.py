"""Shows a study on this computer while it grows: each save is built aside, and what is wrong is
shown in the terminal and in the browser, until it is mended.
"""

import logging
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import date
from pathlib import Path
from types import ModuleType
from urllib.parse import urlsplit

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.config_options import Hooks
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from ..checks.placeholders import CODE as PLACEHOLDER
from ..engine import config_at, forget_plugins, listening, plugin_of, project_at, reason
from ..errors import BuildError, Problem, StudyError
from ..last_site import LastSite
from ..pipeline import Say, judge, read_material, silent
from ..plugin import OwnwordsPlugin
from ..records import dataclass
from ..settings import cannot_use
from ..source.tree import read_again_and_again
from ..status import counted, status_of
from ..uncollected import uncollected
from .server import DraftServer
from .shown import Gap, problem_page, status_page

Complain = Callable[[StudyError | BuildError], None]
"""Told what is wrong after a save."""

_LARGE = 2_000
"""From so many quotes the gate takes so long that pages are shown before it is asked."""

_WANTED = ("mkdocs.yml", "site-data", "content", "private")


@dataclass
class _Round:
    """What the last build came to."""

    error: StudyError | BuildError | None = None
    good: str = ""
    """When the pages that are there were made, as a clock shows it; empty where there are none."""


class _Draft:
    """Builds a study again and again, each time into a folder of its own."""

    def __init__(self, config_file: Path, address: str, say: Say, complain: Complain) -> None:
        self.config_file = config_file.absolute()
        self._address, self._say, self._complain = address, say, complain
        self._builds = Path(tempfile.mkdtemp(prefix="ownwords-draft-"))
        self._count = 0
        self._running: MkDocsConfig | None = None
        self._last = _Round()
        self._large = False
        self._kept = ExitStack()
        self._kept.enter_context(read_again_and_again())
        self._stands = LastSite(self._builds, remembers=True)
        self._folders: list[Path] = []
        host, _, port = address.rpartition(":")
        self.server = DraftServer(self.build, host.strip("[]"), int(port), str(self._builds))
        self.server.draft_page = self.page

    @uncollected()
    def build(self) -> None:
        """Builds once; never raises for what a person can mend."""
        begun, saved = time.monotonic(), self.server.saved()
        at, first = time.strftime("%H:%M:%S"), not self._last.good
        what = f"{saved} saved, " if saved else ""
        shown = False
        try:
            plugin, warnings = self._made()
            if whole := bool(first or self._last.error):
                plugin.finish(Path(self.server.root))
            self._last = _Round(good=at[:5])
            took = f"{time.monotonic() - begun:.1f} s"
            pages = counted(plugin.pages, "page", "pages")
            done = f"{pages} in {took}" if first else f"rebuilt in {took}"
            self._say(f"{at}  {what}{done}")
            for warning in warnings:
                self._say(warning)
            if not whole:
                with self.server.shown_before_it_is_whole(plugin.last.put_off):
                    shown = True
                    plugin.finish(Path(self.server.root), self.server.is_wanted)
            self._large = bool(plugin.site and len(plugin.site.study.quotes.quotes) >= _LARGE)
        except (StudyError, BuildError) as error:
            self._last.error = error
            old = f"; the draft stays as of {self._last.good}" if self._last.good else ""
            self._say(f"{at}  {what}{_amount(error)}{'' if shown else old}")
            self._complain(error)
        for folder in self._builds.iterdir():  # nobody waits for that any more
            if str(folder) != self.server.root:
                shutil.rmtree(folder, ignore_errors=True)
        self.server.problems = bool(self._last.error)
        self.server.has_pages = bool(self._last.good)
        if not shown or self._last.error:
            self.server.all_is_made()  # or is not, for now
        self._watch()

    def _made(self) -> tuple[OwnwordsPlugin, list[str]]:
        Hooks._load_hook.cache_clear()  # MkDocs reads each hook once; here somebody edits it
        with listening() as warnings:
            config = config_at(self.config_file, dev_addr=self._address)
            plugin = plugin_of(config)
            plugin.drafting = True
            plugin.last = last = self._stands.next(Path(self.server.root))
            plugin.judges_later = self._large and not self._last.error
            if self._running is None:
                self._running = config
                config.plugins.on_startup(command="serve", dirty=False)
                self.server.mount_at(urlsplit(config.site_url or "/").path)
                config.plugins.on_serve(self.server, config=config, builder=self.build)
            self._count += 1
            made = self._builds / str(self._count)
            config.site_dir = str(made)  # its address stays: the draft is what `build` makes
            try:
                mkdocs_build(config, serve_url=self.server.url)
            except (MkDocsException, SystemExit) as error:
                raise reason(error, warnings) from None
            finally:
                watched = (config.docs_dir, *config.watch, *_hooks_of(config))
                self._folders = [*map(Path, watched)]
        self.server.root = str(last.put_in(made))
        self._stands = last
        return plugin, list(warnings)

    def _watch(self) -> None:
        root = self.config_file.parent
        wanted = (self.config_file.name, *_WANTED)
        self.server.watch_names(root, {*wanted, *(each.name for each in self._folders)})
        for folder in (root / "site-data", root / "content", *self._folders):
            if folder.exists():
                self.server.follow(folder)

    def page(self, name: str) -> str:
        """A page of the draft that is in no site: `problems`, or `status`."""
        last = self._last
        if name == "problems" and last.error:
            return problem_page(_problems(last.error), self.config_file.parent, last.good)
        try:
            material, unfit = read_material(project_at(self.config_file))
            today = date.today()
            hints = judge(material, today).hints
            gaps = [
                Gap(hint.problem.file, hint.problem.line, hint.problem.path)
                for hint in hints
                if hint.code == PLACEHOLDER
            ]
            return status_page(status_of(material, today), gaps, len(unfit))
        except (StudyError, BuildError) as error:
            return problem_page(_problems(error), self.config_file.parent, last.good)

    def close(self) -> None:
        """Ends what runs, and takes away what was made."""
        with suppress(Exception):  # a server that never began
            self.server.shutdown()
        if self._running:
            self._running.plugins.on_shutdown()
            forget_plugins()
        self._kept.close()
        shutil.rmtree(self._builds, ignore_errors=True)


def _hooks_of(config: MkDocsConfig) -> list[str]:
    """The files of the project's hooks."""
    hooks: dict[str, ModuleType] = dict(config["hooks"] or {})
    return [each.__file__ for each in hooks.values() if each.__file__]


def _problems(error: StudyError | BuildError) -> tuple[Problem, ...]:
    if isinstance(error, StudyError):
        return error.problems
    return (Problem("", 0, 0, "", str(error)),)


def _amount(error: StudyError | BuildError) -> str:
    return counted(len(_problems(error)), "problem", "problems")


def serve_site(
    config_file: Path,
    address: str,
    say: Say = silent,
    complain: Complain = lambda _: None,
    *,
    in_browser: bool = False,
) -> None:
    """Shows the study and makes it anew when a file changes; ends with Ctrl-C.

    It begins on a study with problems too; they are shown in place of every page.

    Args:
        config_file: The project's mkdocs.yml.
        address: Where to serve, as host and port.
        say: Told where the site is shown, and of each build.
        complain: Told what is wrong after a build.
        in_browser: Whether a browser is to be opened there.

    Raises:
        BuildError: There is no mkdocs.yml, or another program uses the address.
    """
    if not config_file.is_file():
        config_at(config_file)  # says so
    path = "/"
    with suppress(StudyError, BuildError):
        path = urlsplit(config_at(config_file).site_url or "/").path or "/"
    forget_plugins()
    # every address that is not there, and every page of problems, would be a line
    logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)
    say(f"The site is at http://{address}{path} (only while this runs; Ctrl-C stops it)")
    draft = _Draft(config_file, address, say, complain)
    draft.server.mount_at(path)
    try:
        draft.build()
        draft.server.serve(open_in_browser=in_browser)  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        say("Stopped.")
    except OSError as error:
        raise BuildError(cannot_use(address, error)) from None
    finally:
        draft.close()


__all__ = ["Complain", "serve_site"]
