"""Names the file and line of a project's own code (a hook, a template) in which an error arose."""

from pathlib import Path

from .errors import Problem

_PACKAGE = Path(__file__).parent


def blamed(error: BaseException, root: Path) -> Problem | None:
    """Where in the project's own code an error arose; None if it did not arise there."""
    place: tuple[str, int] | None = None
    step = error.__traceback__
    if isinstance(error, SyntaxError) and _of_the_project(Path(error.filename or ""), root):
        place = Path(error.filename or "").relative_to(root).as_posix(), error.lineno or 0
    while step:
        path = Path(step.tb_frame.f_code.co_filename)
        if _of_the_project(path, root):
            place = path.relative_to(root).as_posix(), step.tb_lineno
        step = step.tb_next
    if not place:
        return None
    said = " ".join((error.msg if isinstance(error, SyntaxError) else str(error)).split())
    return Problem(*place, 0, "", f"this fails: {type(error).__name__}: {said}".rstrip(": "))


def _of_the_project(path: Path, root: Path) -> bool:
    """Whether a file is the project's own code: not ours, and not an installed library."""
    return (
        path.is_relative_to(root)
        and not path.is_relative_to(_PACKAGE)
        and not {"site-packages", "dist-packages"} & set(path.parts)
    )
