"""Opens everything that a site is made from, each file once."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from ..disclosure import Material
from ..errors import Problem, StudyError
from ..load import Loaded, load_with_places
from ..load.translations import read_translations
from ..source import Medium, read_media, read_pages
from ..views.media import MediumFacts
from .site import Project


def read_material(
    project: Project, read: Mapping[Path, str] = MappingProxyType({})
) -> tuple[Material, tuple[Problem, ...]]:
    """Reads everything that a site is made from, each file once; also what is wrong in translations
    and with files beside the pages.

    Args:
        project: Where the files lie.
        read: Texts of files that were read already, by their absolute path.

    Raises:
        StudyError: The data has problems; it holds all of them.
    """
    loaded = load_with_places(project.data, project.root)
    media, unfit = read_media(project.content, project.root, project.scripts)
    pages = read_pages(project.content, project.root)
    translations, wrong = read_translations(project.data, project.root, loaded.files)
    material = Material(
        loaded,
        project.root,
        project.content,
        pages,
        media,
        project.settings,
        project.code,
        read,
        translations,
    )
    return material, (*unfit, *wrong)


def refuse_gaps(loaded: Loaded) -> None:
    """Stops a site from being published while something is still to write.

    Raises:
        StudyError: With each place.
    """
    message, hint = "still to write", "write it, or look at a draft with `ownwords build --draft`"
    gaps = [loaded.yaml(name).problem(path, message, hint) for name, path in loaded.gaps()]
    cells = (table.problem(line, at, message, hint) for table, line, at in loaded.unwritten_cells())
    if gaps := [*gaps, *cells]:
        raise StudyError(gaps)


def facts_of(media: Iterable[Medium]) -> dict[str, MediumFacts]:
    """What pages tell of the pictures and recordings that the data names, by their way in
    `content/`.
    """
    return {
        each.path: MediumFacts(each.size, each.recording.seconds if each.recording else 0)
        for each in media
        if each.for_data
    }
