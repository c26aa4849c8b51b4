"""What a withdrawal leaves behind on this machine: outputs made before it, and git's history."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..disclosure import Material
from ..disclosure.withdrawal import Seeker, words_left
from ..model.media import FOLDER
from ..outputs import MARK
from ..private import commits_with, is_under_git
from ..source import files_below, texts_of

_SKIPPED = frozenset({"private", "node_modules", "__pycache__"})


def remains(
    tried: Material, seeker: Seeker | None, changed: Iterable[str], media: Iterable[str] = ()
) -> Iterator[str]:
    """One sentence for each output folder, for PDFs, and for the history.

    Args:
        tried: The study as it will be.
        seeker: What finds the words; None where there are none to look for.
        changed: Names of the data files that change.
        media: Names of pictures and recordings that go from the site.
    """
    root = tried.root
    folders = list(_folders(root, 2))
    for folder in folders:
        if (folder / MARK).is_file():
            yield _said(root, folder, seeker)
    beside = {folder for folder in (root, *folders) if not _made(folder, root)}
    own = (tried.content.absolute(), tried.data.absolute())
    pdfs = sorted(
        file.relative_to(root).as_posix()
        for folder in beside
        if not any(folder.absolute().is_relative_to(each) for each in own)
        for file in folder.glob("*.pdf")
    )
    if pdfs:
        yield f"{', '.join(pdfs)}: no words can be read in PDFs; look at them, or delete them"
    copies = tried.private / "before"
    if copies.is_dir() and any(each.is_file() for each in copies.rglob("*")):
        yield f"private/{copies.name}/ holds data files as they were before this; delete them"
    yield from _history(tried, changed, media)


def _folders(root: Path, depth: int) -> Iterator[Path]:
    for each in sorted(root.iterdir()):
        if each.is_symlink() or not each.is_dir() or each.name in _SKIPPED:
            continue
        if each.name.startswith(".") and not (each / MARK).is_file():
            continue
        yield each
        if depth > 1 and not (each / MARK).is_file():
            yield from _folders(each, depth - 1)


def _made(folder: Path, root: Path) -> bool:
    return any((each / MARK).is_file() for each in (folder, *folder.parents) if each != root)


def _said(root: Path, folder: Path, seeker: Seeker | None) -> str:
    name = f"{folder.relative_to(root).as_posix()}/"
    files = texts_of(files_below(folder), root, {})
    found = {issue.file for issue in words_left(seeker, files)} if seeker else set()
    pdfs = sum(1 for _ in folder.rglob("*.pdf"))
    what = f"was made before this; {len(found)} of its files hold the words" if found else ""
    if pdfs:
        also = f"{pdfs} PDF" if pdfs == 1 else f"{pdfs} PDFs"
        what = f"{what or 'was made before this'}, and nobody can look into {also} here"
    return f"{name} {what or 'was made before this'}; make it anew, or delete it"


def _history(tried: Material, changed: Iterable[str], media: Iterable[str]) -> Iterator[str]:
    if not is_under_git(tried.root.absolute()):
        return
    files = [str(tried.data.absolute() / name) for name in changed if name != "withdrawn.yml"]
    files += [str(tried.content.absolute() / FOLDER / name) for name in media]
    commits = commits_with(tried.root, files)
    if commits is None:
        yield "git could not be asked in how many commits the files stand as they were"
    elif commits:
        many = "1 commit" if commits == 1 else f"{commits} commits"
        yield (
            f"git's history holds these files as they were, in {many} on all branches; see “The"
            " history, and copies elsewhere” in `ownwords docs how-to`"
        )
