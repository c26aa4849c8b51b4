"""Reads the files of a finished site, from a folder or from the web.

A site is somebody else's: no file is read that is larger than it can be, that lies elsewhere, or
that takes too long to come.
"""

import http.client
import time
from pathlib import Path
from typing import Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from ..records import dataclass

_WAIT = 20
"""Seconds without a byte after which a server counts as silent."""
_LONGEST = 120
"""Seconds after which a file that still trickles in is given up."""
_PIECE = 65_536


class UnfitError(Exception):
    """A site, or a file of it, cannot be used: what is wrong, and what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        self.message, self.hint = message, hint
        super().__init__(message)


class SiteFiles(Protocol):
    """The files of a finished site."""

    def read(self, path: str, most: int) -> bytes | None:
        """The content of a file; None where there is none.

        Args:
            path: The file's path from the site's root.
            most: So many bytes it may have.

        Raises:
            UnfitError: It is larger, or cannot be read.
        """


@dataclass(frozen=True)
class FolderFiles:
    """A site in a folder."""

    folder: Path

    def read(self, path: str, most: int) -> bytes | None:
        """See `SiteFiles`."""
        file = self.folder / path
        try:
            if not file.is_file():
                return None
            if not file.resolve().is_relative_to(self.folder.resolve()):
                raise UnfitError(f"{path} is a link that leads out of the site", _AGAIN)
            if file.stat().st_size > most:
                raise _too_large(path, most)
            return file.read_bytes()
        except (OSError, RuntimeError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            raise UnfitError(f"{path} cannot be read ({reason})") from None


_AGAIN = "build the study again, and name the folder that the build made"


def _too_large(path: str, most: int) -> UnfitError:
    return UnfitError(
        f"{path} is larger than {most / 1_000_000:g} MB, which no site of one study is",
        "is this the site of one study?",
    )


class _OnTheWeb(HTTPRedirectHandler):
    """Follows a server that leads on, on the web alone."""

    def redirect_request(self, req: Request, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        """See `HTTPRedirectHandler`."""
        if urlsplit(newurl).scheme not in ("http", "https"):
            raise UnfitError("the server leads on to an address that is not on the web")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


@dataclass(frozen=True)
class WebFiles:
    """A site that is published at a web address, which ends with a slash."""

    address: str

    def read(self, path: str, most: int) -> bytes | None:
        """See `SiteFiles`."""
        request = Request(self.address + path, headers={"User-Agent": "ownwords"})
        try:
            with build_opener(_OnTheWeb).open(request, timeout=_WAIT) as answer:
                return _received(answer, path, most)
        except HTTPError as error:
            if error.code in (404, 410):
                return None
            raise UnfitError(f"the server answers {error.code} for {path}", _LATER) from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            reason = error.reason if isinstance(error, URLError) else error
            raise UnfitError(f"the site cannot be reached ({reason})", _LATER) from None


_LATER = "try again later, or name a folder that holds the site"


def _received(answer: http.client.HTTPResponse, path: str, most: int) -> bytes:
    """What a server sends, as long as it is not too much and does not take too long."""
    until, received = time.monotonic() + _LONGEST, bytearray()
    while piece := answer.read1(_PIECE):
        received += piece
        if len(received) > most:
            raise _too_large(path, most)
        if time.monotonic() > until:
            raise UnfitError(f"{path} has not come within {_LONGEST} seconds", _LATER)
    return bytes(received)
