"""Files of `private/` that git has, or would take: whoever gets the repository has them."""

from collections.abc import Iterator

from ..checks import Issue
from .material import Material

CODE = "private-in-git"


_IGNORE = "write a line with * into private/.gitignore, and nothing else"
_OWN_REPOSITORY = (
    "it is a repository of its own; write a line with /private/ into the .gitignore beside"
    " mkdocs.yml"
)


def private_in_git(material: Material) -> Iterator[Issue]:
    """Finds every file of the private folder that git tracks or does not ignore."""
    found = material.in_git
    for name in found.tracked:
        hint = (
            f"take it out with: git rm --cached {name}; what was committed before stays in the"
            " history of the repository"
        )
        yield Issue(name, (), "git tracks this file, and it is private", hint, CODE)
    for name in found.loose:
        yield Issue(
            name,
            (),
            "the next `git add` would take this file, and it is private",
            _OWN_REPOSITORY if name.endswith("/") else _IGNORE,
            CODE,
        )


def git_not_asked(material: Material) -> Iterator[str]:
    """Says where git could not be asked."""
    if why := material.in_git.unasked:
        yield f"Whether git tracks a file of private/ could not be checked here: {why}."
