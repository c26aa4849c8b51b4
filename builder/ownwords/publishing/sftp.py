"""Puts a finished site onto a web server by SFTP, with the `sftp` that the system brings: it knows
the user's keys, hosts and settings, and asks for a password where one is needed.

The new site goes beside the old one and takes its place when it is complete. The old one is then
taken away, file by file of its own list: a copy beside it would still show what was withdrawn.
"""

import os
import subprocess
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from ..engine import build_site
from ..errors import BuildError
from ..pipeline import Say, silent

LIST = ".ownwords-files"
"""The list of what was put there: it tells a site of ours from somebody else's folder."""


def to_server(config_file: Path, target: str, say: Say = silent) -> tuple[int, tuple[str, ...]]:
    """Builds the site and puts it into a folder of a server.

    Args:
        config_file: The project's mkdocs.yml.
        target: The server and the folder: `ada@web.example.edu:public_html/nights`.
        say: Told what is being done.

    Returns:
        How many files were sent, and what stays for somebody to look at.

    Raises:
        StudyError: Something may not go out; nothing was sent.
        BuildError: `sftp` is not there or refused, or the folder holds files of somebody else.
    """
    host, folder = _parts(target)
    with TemporaryDirectory(prefix="ownwords-") as made:
        site = build_site(config_file, Path(made, "site"), say)
        count = _write_list(site)
        server = _Server(host, Path(made))
        try:
            return count, _sent(server, site, folder, count, say)
        finally:
            server.close()


def _sent(server: "_Server", site: Path, folder: str, count: int, say: Say) -> tuple[str, ...]:
    new, old = f"{folder}.new", f"{folder}.before"
    there = server.entries(folder)
    for place in (folder, new, old):
        if server.entries(place) and server.files(place) is None:
            raise BuildError(
                f"{place} holds files that ownwords did not put there; name a new folder"
            )
    for place in (new, old):
        _clear(server, place)
    say(f"Sending {count} files to {server.host}, {new}")
    server.run(
        f"mkdir {_quoted(new)}",
        f"put {_quoted(site / LIST)} {_quoted(f'{new}/{LIST}')}",
        f"put -R {_quoted(f'{site}/.')} {_quoted(new)}",
    )
    swap = [f"rename {_quoted(new)} {_quoted(folder)}"]
    if there is not None:
        swap.insert(0, f"rename {_quoted(folder)} {_quoted(old)}")
    try:
        server.run(*swap)
    except BuildError:
        server.run(f"-rename {_quoted(old)} {_quoted(folder)}")  # back, if half was done
        raise
    _clear(server, old)
    kept = server.entries(old)
    return (
        (f"{old} holds files that ownwords did not put there: {', '.join(kept)}",) if kept else ()
    )


def _clear(server: "_Server", folder: str) -> None:
    """Takes away what the list of a folder names, and the folder where nothing else is in it."""
    files = server.files(folder) or ()
    folders = {parent for file in files for parent in PurePosixPath(file).parents}
    deepest = sorted(map(str, folders - {PurePosixPath(".")}), key=lambda each: -each.count("/"))
    if server.entries(folder) is not None:
        server.run(
            *(f"-rm {_quoted(f'{folder}/{file}')}" for file in files if file != LIST),
            *(f"-rmdir {_quoted(f'{folder}/{each}')}" for each in deepest),
            f"-rm {_quoted(f'{folder}/{LIST}')}",
            f"-rmdir {_quoted(folder)}",
        )


def _write_list(site: Path) -> int:
    """Puts the list of its files into the site; returns how many there are.

    Raises:
        BuildError: A name cannot stand in a list.
    """
    files = sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file())
    for file in files:
        if any(sign in file for sign in "\n\r\\"):
            raise BuildError(f"the name of {file!r} cannot be sent; rename the file")
    (site / LIST).write_text("".join(f"{file}\n" for file in (*files, LIST)), "utf-8")
    return len(files)


class _Server:
    """A server that `sftp` reaches; one connection serves all its sessions, so that a password is
    asked for once.
    """

    def __init__(self, host: str, place: Path) -> None:
        self.host = host
        self._got = place / "got"
        shared = ("ControlMaster=auto", f"ControlPath={place}/c", "ControlPersist=60")
        options = ("BatchMode=no", *(shared if os.name != "nt" else ()))
        self._options = [word for each in options for word in ("-o", each)]

    def entries(self, folder: str) -> list[str] | None:
        """The names in a folder; None where there is none."""
        lines = self.run(f"-ls -1a {_quoted(folder)}").splitlines()
        names = [line.rpartition("/")[2] for line in lines if not line.startswith("sftp>")]
        return [name for name in names if name not in (".", "..")] if names else None

    def files(self, folder: str) -> tuple[str, ...] | None:
        """The files that the list of a folder names; None where it has no list. What leads out of
        the folder is no file of it.
        """
        self._got.unlink(missing_ok=True)
        self.run(f"-get {_quoted(f'{folder}/{LIST}')} {_quoted(self._got)}")
        if not self._got.is_file():
            return None
        lines = self._got.read_text("utf-8", errors="replace").splitlines()
        paths = (PurePosixPath(line) for line in lines if line)
        return tuple(
            str(path) for path in paths if not path.is_absolute() and ".." not in path.parts
        )

    def run(self, *commands: str) -> str:
        """What `sftp` says to these commands; one that begins with a hyphen may fail.

        Raises:
            BuildError: It is not installed, or it refused; with its own words.
        """
        try:
            # the first setting of BatchMode counts, so that -b does not forbid a password
            done = subprocess.run(
                ["sftp", *self._options, "-b", "-", self.host],
                input="".join(f"{each}\n" for each in commands),
                capture_output=True,
                text=True,
                check=False,
                env=os.environ | {"LC_ALL": "C.UTF-8"},
            )
        except FileNotFoundError:
            raise BuildError(
                "sftp is not installed; install OpenSSH’s client, or copy the folder of `ownwords"
                " publish folder PATH` with the program of your web space"
            ) from None
        if done.returncode:
            said = done.stderr.strip() or "it gave no reason"
            raise BuildError(f"sftp could not do it; the site there is as it was: {said}")
        return done.stdout

    def close(self) -> None:
        """Ends the connection."""
        if os.name != "nt":
            command = ["ssh", *self._options, "-O", "exit", self.host]
            subprocess.run(command, capture_output=True, check=False)


def _quoted(path: object) -> str:
    """A path as `sftp` reads it: in quotation marks no sign stands for others."""
    return '"' + str(path).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _parts(target: str) -> tuple[str, str]:
    """The server and the folder of a target.

    Raises:
        BuildError: It names none.
    """
    host, _, folder = target.partition(":")
    folder = folder.rstrip("/")
    if host.startswith("-") or not host or folder in ("", ".", "..", "~") or "\n" in target:
        raise BuildError(
            f"“{target}” does not say where to; write SERVER:FOLDER, such as"
            " ada@web.example.edu:public_html/nights"
        )
    return host, folder.removeprefix("~/")
