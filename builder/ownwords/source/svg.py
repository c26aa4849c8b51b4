"""Cleans SVG drawings: refuses what could run or ask another host, and leaves out what drawing
programs note, such as names and paths.
"""

import re
from collections.abc import Mapping
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from ..errors import Problem
from .pictures import COMMENT, OTHER, Picture

_SVG, _XLINK, _XML = (
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
)
_REFUSED = {
    "script": "a script",
    "foreignobject": "a piece of another kind of page (foreignObject)",
    "style": "a style sheet",
    "image": "another picture",
    "iframe": "another page",
    "object": "another page",
    "embed": "another page",
    "audio": "a recording",
    "video": "a recording",
    "handler": "a script",
    "listener": "a script",
}
_HINTS = {
    "style": "let your drawing program write colours as attributes (“presentation attributes”)",
    "image": (
        "save it as a separate file next to the drawing, because its hidden content cannot be "
        "checked here"
    ),
}
_ANIMATES = {"animate", "set", "animatetransform", "animatemotion"}
_CALLS = re.compile(
    r"(?:url|src|image|image-set|element|cross-fade)\((?!\s*['\"]?\s*#)", re.IGNORECASE
)


class _Unfit(Exception):
    """Raised to stop reading a drawing that cannot be used."""


class _Drawing:
    """Reads one drawing: collects what is refused and what is left out, and writes the drawing anew
    without it.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self.found: list[str] = []
        self.written: list[str] = []
        self._open: list[str] = []
        self._skipped = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.CommentHandler = self._comment
        self._parser.ProcessingInstructionHandler = self._instruction
        self._parser.EntityDeclHandler = self._entity

    def read(self, content: bytes) -> None:
        """Reads the whole drawing; anything that ends it early is a problem."""
        try:
            self._parser.Parse(content, True)
        except expat.ExpatError as error:
            message = f"this is not XML as a drawing has to be ({expat.ErrorString(error.code)})"
            self.problems.append(
                Problem(
                    self.name,
                    error.lineno,
                    0,
                    "",
                    message,
                    "save it again from your drawing program",
                )
            )
        except _Unfit:
            pass

    def _refuse(self, message: str, hint: str = "") -> None:
        self.problems.append(
            Problem(self.name, self._parser.CurrentLineNumber, 0, "", message, hint)
        )

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if what := _REFUSED.get(local.lower()):
            self._refuse(f"the drawing holds {what}", _HINTS.get(local.lower(), "take it out"))
            self._skipped += 1
            return
        if not self._open and not self._skipped and (space, local) != (_SVG, "svg"):
            self._refuse("this is no SVG drawing", f'its first element is <svg xmlns="{_SVG}">')
            raise _Unfit
        if self._skipped or space != _SVG or local == "metadata":
            self._skipped += 1
            self.found.append(OTHER)
            return
        self._open.append(local)
        self._element(local, attributes)

    def _element(self, local: str, attributes: Mapping[str, str]) -> None:
        written = {} if len(self._open) > 1 else {"xmlns": _SVG, "xmlns:xlink": _XLINK}
        for name, value in attributes.items():
            space, _, key = name.rpartition(" ")
            if problem := _refused_attribute(local, key, value):
                self._refuse(problem, "take it out")
            if space in ("", _XLINK) or (space, key) in ((_XML, "space"), (_XML, "lang")):
                written[{"": "", _XLINK: "xlink:", _XML: "xml:"}[space] + key] = value
            else:
                self.found.append(OTHER)
        self.written.append(
            f"<{local}{''.join(f' {key}={quoteattr(value)}' for key, value in written.items())}>"
        )

    def _end(self, _: str) -> None:
        if self._skipped:
            self._skipped -= 1
        else:
            self.written.append(f"</{self._open.pop()}>")

    def _text(self, text: str) -> None:
        if not self._skipped:
            self.written.append(escape(text))

    def _comment(self, _: str) -> None:
        self.found.append(COMMENT)

    def _instruction(self, target: str, _: str) -> None:
        if target == "xml-stylesheet":
            self._refuse("the drawing asks for a style sheet", "take the line out")

    def _entity(self, *_: object) -> None:
        self._refuse(
            "the drawing declares words of its own (ENTITY), which may grow without end",
            "save it as plain SVG",
        )
        raise _Unfit


def _refused_attribute(element: str, key: str, value: str) -> str:
    """What is wrong with an attribute; empty where nothing is."""
    key, address = key.lower(), re.sub(r"[\x00-\x20]", "", value).lower()
    if key.startswith("on"):
        return f"the drawing holds a script ({key}=)"
    if (
        element.lower() in _ANIMATES
        and key == "attributename"
        and (address.endswith("href") or address.startswith("on"))
    ):
        return "the drawing changes an address while it is shown"
    if (
        key == "href"
        and not address.startswith("#")
        and not (element == "a" and address.startswith(("http:", "https:", "mailto:")))
    ):
        return f"the drawing leads to “{value[:60]}”, and only links to the web may lead out of it"
    if (
        key == "ping"
        or _CALLS.search(value)
        or "@import" in address
        or (key == "style" and "\\" in value)
    ):
        return f"the drawing asks for another file ({key}=)"
    return ""


def clean_svg(content: bytes, name: str) -> tuple[Picture, list[Problem]]:
    """The drawing as it may be published, or its problems with file and line."""
    drawing = _Drawing(name)
    drawing.read(content)
    found = tuple(dict.fromkeys(drawing.found))
    return Picture("".join([*drawing.written, "\n"]).encode(), found), drawing.problems
