"""The server of a draft: MkDocs' own, with the page of problems in place of pages, and a reload
that the pages' policy allows.
"""

import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from mimetypes import guess_type
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer, _normalize_mount_path, _serve_url, _timestamp
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from ..styles import joined_sheet
from ..theming import THEME

DRAFT = "/_draft/"
"""Where the pages lie that no built site has."""

_OLD = "ow-draft-old"
"""The cookie of who wants to see the pages from before the problems."""

_POLL = 0.1

_QUIET, _PATIENCE = 0.15, 1.0
"""Seconds without a request after which browsers have what they need, and how long that is waited
for at most.
"""


class DraftServer(LiveReloadServer):
    """Serves the last good pages, or the page that says what is wrong."""

    def __init__(self, builder: Callable[[], None], host: str, port: int, root: str) -> None:
        super().__init__(builder, host, port, root, polling_interval=_POLL)
        self.build_delay = 0.01
        self.problems = False
        self.has_pages = False
        self.draft_page: Callable[[str], str] = lambda _: ""
        self._saved: set[str] = set()
        self._names: dict[Path, set[str]] = {}
        self._unfinished: frozenset[str] = frozenset()
        self._asked = 0.0
        self._asks = threading.Lock()
        self.error_handler = self._not_found

    def mount_at(self, path: str) -> None:
        """Below which path the site lies, as its address says."""
        host, port = self.server_address[0], self.server_address[1]
        self.mount_path = _normalize_mount_path(path)
        shown = f"[{host!s}]" if ":" in str(host) else str(host)
        self.url = _serve_url(shown, int(port), path)

    def saved(self) -> str:
        """The file that was saved since this was last asked; the number where there are more."""
        with self._rebuild_cond:
            names, self._saved = sorted(self._saved), set()
        return names[0] if len(names) == 1 else f"{len(names)} files" if names else ""

    @contextmanager
    def shown_before_it_is_whole(self, unfinished: frozenset[str]) -> Iterator[None]:
        """Has browsers reload while the rest is made, and once more if that comes to problems.
        Whoever asks for a file that is still made waits for it: for the next build, where that is
        to make it.
        """
        self._show(unfinished)
        if unfinished:
            self._leave_the_processor_to_browsers()
        try:
            yield
        except Exception:
            self._wanted_epoch = _timestamp()  # shown when this round has ended
            raise
        finally:
            if not self.is_wanted():
                self.all_is_made()

    def all_is_made(self) -> None:
        """Lets nobody wait for a file any longer."""
        self._show(frozenset())

    def _leave_the_processor_to_browsers(self) -> None:
        """Waits until the pages that are loaded anew are there; nobody waits for the rest."""
        begun = self._asked = time.monotonic()
        while (now := time.monotonic()) - self._asked < _QUIET and now - begun < _PATIENCE:
            time.sleep(_QUIET / 5)

    def is_wanted(self) -> bool:
        """Whether something was saved since the build began."""
        return self._want_rebuild

    def _show(self, unfinished: frozenset[str]) -> None:
        with self._epoch_cond:
            self._unfinished = unfinished
            if unfinished:
                self._visible_epoch = self._wanted_epoch
            self._epoch_cond.notify_all()

    def follow(self, path: Path) -> None:
        """Watches a file or folder, once."""
        if str(path.absolute()) not in self._watched_paths:
            self.watch(str(path))

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:  # noqa: ARG002
        """Builds anew when something below the path changes."""
        place = Path(path).absolute()
        if str(place) in self._watched_paths:
            return
        self._watched_paths[str(place)] = 1
        self._watch_refs[str(place)] = self.observer.schedule(
            _Handler(lambda event: None if event.is_directory else self._want(event)),
            str(place),
            recursive=recursive,
        )

    def watch_names(self, folder: Path, names: Collection[str]) -> None:
        """Builds anew when one of these comes, goes or changes right in the folder, so that a
        folder is met that is made later.
        """
        if folder in self._names:
            self._names[folder] |= set(names)
            return
        self._names[folder] = known = set(names)

        def met(event: FileSystemEvent) -> None:
            came = (str(event.src_path), str(getattr(event, "dest_path", "") or ""))
            plain = event.is_directory and event.event_type == "modified"
            if not plain and any(Path(each).name in known for each in came if each):
                self._want(event)

        self._watched_paths.setdefault(str(folder), 1)
        self._watch_refs[str(folder)] = self.observer.schedule(
            _Handler(met), str(folder), recursive=False
        )

    def _want(self, event: FileSystemEvent) -> None:
        with self._rebuild_cond:
            if not event.is_directory:
                last = str(getattr(event, "dest_path", "") or event.src_path)
                self._saved.add(Path(last).name)
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def _serve_request(self, environ: Any, start_response: Any) -> Iterable[bytes] | None:
        self._asked = time.monotonic()
        path = str(environ["PATH_INFO"])
        if path.startswith(DRAFT):
            return self._own(path.removeprefix(DRAFT), start_response)
        with self._epoch_cond:
            self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            file = path.removeprefix(self.mount_path)
            self._epoch_cond.wait_for(lambda: file not in self._unfinished)
            epoch = self._visible_epoch
        asked_for_old = f"{_OLD}={epoch}" in str(environ.get("HTTP_COOKIE", ""))
        live = path.startswith("/livereload/")
        page = path.endswith(("/", ".html")) or "." not in path.rpartition("/")[2]
        if self.problems and page and not live and not (asked_for_old and self.has_pages):
            return self._html(self.draft_page("problems"), start_response, "503 Problems")
        result: Iterable[bytes] | None = super()._serve_request(environ, start_response)
        return result

    def _own(self, name: str, start_response: Any) -> Iterable[bytes] | None:
        with self._epoch_cond:
            self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
        if not name:
            with self._asks:
                return self._html(self.draft_page("status"), start_response)
        if name == "old":
            kept = f"{_OLD}={self._visible_epoch}; Path=/; SameSite=Strict; HttpOnly"
            to = [("Location", self.mount_path), ("Set-Cookie", kept)]
            start_response("302 Found", to)
            return []
        here = files("ownwords.serving")
        if name in ("draft.css", "draft.js"):
            content = here.joinpath(name).read_bytes()
        elif name == "ownwords.css":
            content = joined_sheet().encode()
        elif name.startswith("fonts/") and "/" not in name.removeprefix("fonts/"):
            file = THEME / "assets" / "ownwords" / name
            if not file.is_file():
                return None
            content = file.read_bytes()
        else:
            return None
        kind = guess_type(name)[0] or "application/octet-stream"
        start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(content)))])
        return [content]

    def _html(self, text: str, start_response: Any, status: str = "200 OK") -> Iterable[bytes]:
        content = self._inject_js_into_html(text.encode(), self._visible_epoch)
        head = [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Length", str(len(content))),
            ("Cache-Control", "no-store"),
        ]
        start_response(status, head)
        return [content]

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """Our reload is a file, so that pages keep their policy; with it comes the way to what is
        missing.
        """
        tag = f'<script src="{DRAFT}draft.js" data-ow-epoch="{epoch}" defer></script>'
        link = (
            ""
            if b"ow-draft-page" in content
            else f'<link rel="stylesheet" href="{DRAFT}draft.css"><aside class="ow-draft" '
            f'aria-label="Draft" lang="en"><a href="{DRAFT}">Draft: what is missing</a></aside>'
        )
        at = content.rfind(b"</body>")
        at = len(content) if at < 0 else at
        return content[:at] + (link + tag).encode() + content[at:]

    def _not_found(self, code: int) -> bytes | None:
        page = Path(self.root) / f"{code}.html"
        return page.read_bytes() if page.is_file() else None


class _Handler(FileSystemEventHandler):
    def __init__(self, met: Callable[[FileSystemEvent], None]) -> None:
        super().__init__()
        self._met = met

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Passes on what changes; opening and reading a file is no change."""
        if event.event_type in ("created", "modified", "moved", "deleted"):
            self._met(event)
