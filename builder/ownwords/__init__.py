"""Publish what people said, in their own words: a qualitative study as a website.

## A study

A *project* is a folder. Its `site-data/` holds the study, as files that people write: `study.yml`,
`categories.yml`, `quotes.yml`, and as many of the others as there are. `content/` holds pages
written by hand, if there are any; `mkdocs.yml` holds the website's settings; `private/` holds what
is never published. Every function takes the project's folder or its `mkdocs.yml`, as a string or a
path; a relative one is counted from the working folder, as everywhere in Python.

## Read, check, build

`read` gives the study as frozen, typed objects whose fields have the names of the data files' keys.
`choir` is the study of the tutorial:

```pycon
>>> from ownwords import build, check, read
>>> study = read("choir")
>>> study.study.question
'What makes people stay in an amateur choir?'
>>> [category.label for category in study.categories.categories]
['Being missed', 'Breathing together']
>>> for quote in study.quotes.quotes:
...     print(quote.id, *(placed.category for placed in quote.categories))
empty-chair being-missed
slow-down breathing
same-row being-missed
```

`check` reads, judges and renders all of it and writes nothing. Its report holds all problems, which
stop a build, and the hints, which do not:

```pycon
>>> report = check("choir")
>>> report.problems, report.hints, report.pages
((), (), 21)
```

`build` makes the site and returns its folder:

```pycon
>>> site = build("choir", "out/choir")
>>> (site / "quotes" / "empty-chair" / "index.html").is_file()
True
```

## Errors

What is wrong with a study comes all at once, as `Problem`s with file, line, column and the likely
fix. `check` puts them into its report; the other functions raise them together, as one
`StudyError`:

```pycon
>>> from pathlib import Path
>>> from ownwords import StudyError
>>> quotes = Path("choir/site-data/quotes.yml")
>>> changed = quotes.write_text(quotes.read_text().replace("[breathing]", "[breating]"))
>>> try:
...     build("choir", "out/choir")
... except StudyError as error:
...     for problem in error.problems:
...         print(problem.file, problem.line, problem.message, problem.hint, sep="\\n")
site-data/quotes.yml
15
there is no category "breating"
did you mean "breathing"?
>>> (site / "index.html").is_file()
True
```

The site that was there stays, as it does whatever goes wrong. A mistake in the settings, in MkDocs
or with the browser is a `BuildError`. Whatever else is raised, the operating system's own errors
apart, is a mistake of ours.

`build` and `serve` run MkDocs in this process and set its logging and `SOURCE_DATE_EPOCH` while
they run: call them one at a time, not from several threads.

## What is stable

The names in `ownwords.__all__`, which this page describes, with their parameters and attributes;
the keys of the data files, and so the attributes of a `Study`; the codes of hints and findings; the
commands of `ownwords`. Until version 1.0.0 a minor version may change them, and the changelog says
how to follow. Everything else, every module of the package included, is internal and may change at
any time. Importing `ownwords` is cheap: MkDocs is imported when something needs it.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .checks.pairs import Pair
    from .checks.reading import Ease
    from .errors import BuildError, Problem, StudyError
    from .library import (
        Report,
        build,
        check,
        deposit,
        make_portal,
        private_folder,
        read,
        serve,
        write,
    )
    from .model import Study
    from .pipeline import Hint

__version__ = "0.1.0"

__all__ = [
    "BuildError",
    "Ease",
    "Hint",
    "Pair",
    "Problem",
    "Report",
    "Study",
    "StudyError",
    "__version__",
    "build",
    "check",
    "deposit",
    "make_portal",
    "private_folder",
    "read",
    "serve",
    "write",
]

# No module of the package may have the name of a function here: once imported, it would take the
# function's place.
_HOMES = {
    "BuildError": "errors",
    "Ease": "checks.reading",
    "Hint": "pipeline",
    "Pair": "checks.pairs",
    "Problem": "errors",
    "Report": "library",
    "Study": "model",
    "StudyError": "errors",
    "build": "library",
    "check": "library",
    "deposit": "library",
    "make_portal": "library",
    "private_folder": "library",
    "read": "library",
    "serve": "library",
    "write": "library",
}


def __getattr__(name: str) -> Any:
    """Imports a public name when it is asked for (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from .uncollected import uncollected

    with uncollected():
        value = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
