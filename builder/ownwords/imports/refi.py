"""REFI-QDA: codebooks (`.qdc`) and projects (`.qdpx`), from whatever program wrote them.

Ids are compared without braces and in one case. Coders' names and home folders in the header are
never carried.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from .bounds import Archive, Element, plain_text, read_file, read_xml
from .pieces import (
    Answers,
    Case,
    Code,
    Imported,
    ImportFailed,
    Question,
    Selection,
    Text,
    Variable,
    counted,
    some,
)
from .positions import in_text
from .qualcoder import without_loops
from .taguette import dotted

_SELECTED = ("plaintextselection", "transcriptselection", "pdfselection")
_MEDIA = {
    "picturesource": ("picture", "pictures"),
    "audiosource": ("sound recording", "sound recordings"),
    "videosource": ("video", "videos"),
    "pdfsource": ("PDF", "PDFs"),
    "pictureselection": ("selection in a picture", "selections in pictures"),
    "audioselection": ("selection in a sound recording", "selections in sound recordings"),
    "videoselection": ("selection in a video", "selections in videos"),
    "link": ("link", "links"),
    "graph": ("graph", "graphs"),
}
_KNOWN_NAMES = """
project users user codebook codes code description noteref sets set membercode membersource
membernote variables variable cases case variablevalue variableref textvalue floatvalue
integervalue booleanvalue datevalue datetimevalue sourceref selectionref sources textsource
plaintextcontent plaintextselection coding coderef notes note representation transcript
syncpoint transcriptselection pdfselection links graphs vertex edge
"""
_KNOWN = frozenset(_KNOWN_NAMES.split()) | _MEDIA.keys()


def key_of(guid: str) -> str:
    """An id as it can be compared."""
    return guid.strip().strip("{}").casefold()


def read_codebook(path: Path, answers: Answers) -> Imported:
    """Reads a `.qdc`.

    Raises:
        ImportFailed: It is damaged or no codebook.
        Question: Its codes are flat, and several trees can be made of them.
    """
    root = read_xml(read_file(path), "")
    if root.name != "codebook":
        raise ImportFailed("is XML, but no codebook of the REFI-QDA standard")
    codes, remarks, left = _codes(root, root.of("sets"), answers)
    return Imported(f"REFI-QDA codebook{_by(root)}", codes, remarks=remarks, left=left)


def read_project(path: Path, answers: Answers) -> Imported:
    """Reads a `.qdpx`, of which nothing is unpacked to a disk.

    Raises:
        ImportFailed: It is damaged, hostile or no project.
        Question: Its codes are flat, and several trees can be made of them.
    """
    with Archive(path) as archive:
        content = archive.read("project.qde")
        if content is None:
            raise ImportFailed("holds no project.qde; export the project again")
        return _project(read_xml(content, "project.qde"), archive, answers)


def read_bare_project(path: Path, answers: Answers) -> Imported:
    """Reads a `project.qde` without the texts beside it."""
    return _project(read_xml(read_file(path), ""), None, answers)


def _by(root: Element) -> str:
    """The program's name; what follows it may name a person's system."""
    words = root.get("origin").split()[:4]
    return f", {' '.join(words)}" if words else ""


def _project(root: Element, archive: Archive | None, answers: Answers) -> Imported:
    if root.name != "project":
        raise ImportFailed("is XML, but no project of the REFI-QDA standard")
    codes, remarks, left = _codes(
        next(iter(root.of("codebook")), Element("")), root.of("sets"), answers
    )
    known = {code.key for code in codes}
    reading = _Reading(archive, known)
    sources = [child for part in root.of("sources") for child in part.children]
    for source in sources:
        reading.source(source)
    if archive is not None and not codes and not reading.selections:
        raise ImportFailed("holds no code and no selection; nothing can be carried")
    cases, loose = _cases(root, reading)
    used = {code for each in reading.selections for code in each.codes}
    parents = {code.parent for code in codes}
    return Imported(
        f"REFI-QDA project{_by(root)}",
        codes,
        reading.texts,
        tuple(reading.selections),
        cases,
        tuple(
            Variable(key_of(each.get("guid")), each.get("name") or "?")
            for part in root.of("variables")
            for each in part.of("variable")
        ),
        (
            *left,
            *_left(root, reading),
            *some(loose, "link of a case that leads nowhere", "links of cases that lead nowhere"),
        ),
        remarks=(*remarks, *reading.remarks),
        unused=frozenset(code.key for code in codes if code.key not in parents) - used,
    )


class _Reading:
    """The sources of a project, one after the other."""

    def __init__(self, archive: Archive | None, known: set[str]) -> None:
        self._archive, self._known = archive, known
        self.texts: dict[str, Text] = {}
        self.files: dict[str, str] = {}
        self.selections: list[Selection] = []
        self.remarks: list[str] = []
        self.astray = self.wordless = 0

    def source(self, source: Element) -> None:
        """Reads a text, or the plain copy or the transcripts of something else."""
        parts = [
            source,
            *(child for child in source.children if child.name in ("representation", "transcript")),
        ]
        for part in parts:
            if part.name in ("textsource", "representation", "transcript"):
                self._text(part, source)
            else:
                for each in part.children:
                    if each.name in _SELECTED:
                        self._selection(each, key_of(source.get("guid")), "")

    def _text(self, part: Element, source: Element) -> None:
        key = key_of(part.get("guid"))
        name = source.get("name") or part.get("name")
        path = part.get("plaintextpath")
        text = part.said("plaintextcontent")
        if path and self._archive is not None:
            text = self._stored(path) or text
        self.files[_stem(path)] = key
        self.texts[key] = Text(key, name, text)
        for each in part.children:
            if each.name in _SELECTED:
                self._selection(each, key, text)

    def _stored(self, path: str) -> str:
        assert self._archive is not None
        name = path.split("://", 1)[-1].lstrip("/")
        content = self._archive.read(f"sources/{name}")
        content = self._archive.read(name) if content is None else content
        if content is None:
            self.astray += 1
            return ""
        return plain_text(content, name)

    def second_copy(self, stem: str) -> str:
        """The text in a file of the archive that no source names, by the file's name."""
        content = self._archive.read(f"sources/{stem}.txt") if self._archive else None
        return "" if content is None else plain_text(content, f"{stem}.txt")

    def _selection(self, each: Element, text_key: str, text: str) -> None:
        codes, unknown = [], 0
        for reference in each.all():
            if reference.name == "coderef":
                code = key_of(reference.get("targetguid"))
                codes += [code] if code in self._known else []
                unknown += code not in self._known
        self.astray += unknown
        name, key = each.get("name"), key_of(each.get("guid"))
        start, end = _number(each.get("startposition")), _number(each.get("endposition"))
        if place := in_text(text, name, start, end):
            words = text[place[0] : place[1]]
        elif 0 <= start < end <= len(text) and text[start:end].strip():
            # the name may be a title, or a cut of another kind: then positions hold
            place, words = (start, end), text[start:end]
            self.remarks.append(
                f"selection {len(self.selections) + 1}: its name is not its words; read it over"
            )
        else:
            place, words = (-1, -1), name
            if name.endswith(("…", "...")):
                self.remarks.append(
                    f"selection {len(self.selections) + 1}: the file cuts its words; complete them"
                )
        if not words.strip():
            self.wordless += 1
            return
        codes = list(dict.fromkeys(codes))
        self.selections.append(Selection(key, text_key, words, tuple(codes), *place))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 12 else -1


def _stem(path: str) -> str:
    return path.split("://", 1)[-1].rpartition("/")[2].rpartition(".")[0].casefold()


def _codes(
    book: Element, sets: list[Element], answers: Answers
) -> tuple[tuple[Code, ...], tuple[str, ...], tuple[str, ...]]:
    codes: list[Code] = []

    def walk(elements: Iterable[Element], parent: str) -> None:
        for each in elements:
            key = key_of(each.get("guid"))
            name = " ".join(each.get("name").split()) or "?"
            codes.append(Code(key, name, parent, each.said("description")))
            walk(each.of("code"), key)

    walk((each for part in book.of("codes") for each in part.of("code")), "")
    groups = {
        each.get("name"): [
            key_of(member.get("targetguid")) or key_of(member.get("guid"))
            for member in each.of("membercode")
        ]
        for part in (*sets, *book.of("sets"))
        for each in part.of("set")
        if each.of("membercode")
    }
    nested = any(code.parent for code in codes)
    sign = _sign(codes)
    known = {code.key for code in codes}
    groups = {name: [key for key in keys if key in known] for name, keys in groups.items()}
    groups = {name: keys for name, keys in groups.items() if keys}
    if nested or not (groups or sign):
        left = some(len(groups), "set of codes", "sets of codes") if nested else ()
        return without_loops(codes), (), left
    return _flat(codes, groups, sign, answers)


def _sign(codes: Iterable[Code]) -> str:
    for sign in ("::", "."):
        if any(
            all(part.strip() for part in code.name.split(sign)) and sign in code.name
            for code in codes
        ):
            return sign
    return ""


def _flat(
    codes: list[Code], groups: Mapping[str, list[str]], sign: str, answers: Answers
) -> tuple[tuple[Code, ...], tuple[str, ...], tuple[str, ...]]:
    choices = {}
    if groups:
        choices["sets"] = "the sets: " + ", ".join(list(groups)[:4])
    if sign:
        example = next(code.name for code in codes if sign in code.name)
        choices["names"] = f"the parts of the names: {example.replace(sign, f' {sign} ')}"
    choices["none"] = "none"
    chosen = answers.get("tree", "")
    if chosen not in choices and list(choices) == ["names", "none"] and sign == ".":
        chosen = "names"  # as Taguette writes them
    if chosen not in choices:
        raise Question("tree", "The codes are in no tree. Which is the tree?", choices)
    sets = some(len(groups), "set of codes", "sets of codes")
    if chosen == "none":
        return tuple(codes), (), sets
    if chosen == "names":
        tree, remarks = dotted(((code.key, code.name, code.description) for code in codes), sign)
        return tree, remarks, sets
    above: dict[str, str] = {}
    second = 0
    named = {code.name.casefold(): code.key for code in codes}
    for name, keys in groups.items():
        top = named.get(name.casefold(), f"set:{name}")  # a set with the name of a code is that one
        for key in keys:
            second += key in above
            if key != top and above.get(top) != key:
                above.setdefault(key, top)
    made = [Code(f"set:{name}", name) for name in groups if name.casefold() not in named]
    tree = (
        *made,
        *(Code(each.key, each.name, above.get(each.key, ""), each.description) for each in codes),
    )
    return without_loops(tree), (), some(second, "second set of a code", "second sets of codes")


def _cases(root: Element, reading: _Reading) -> tuple[tuple[Case, ...], int]:
    """The cases, whose links may name a text, its file, or the file of a second copy of it."""
    at = {each.key: each for each in reading.selections}
    cases, loose = [], 0
    for each in (one for part in root.of("cases") for one in part.of("case")):
        parts: list[tuple[str, int, int]] = []
        for link in each.children:
            target = key_of(link.get("targetguid"))
            if link.name == "selectionref" and target in at:
                selection = at[target]
                parts.append((selection.text, selection.start, selection.end))
            elif link.name == "sourceref" and (text := _text_of(target, reading)):
                parts.append((text, 0, 0))
            else:
                loose += link.name in ("sourceref", "selectionref")
        key = key_of(each.get("guid"))
        cases.append(Case(key, each.get("name"), tuple(parts), _values(each)))
    return tuple(cases), loose


def _values(case: Element) -> dict[str, str]:
    """What variables say of a case: as written, by the id of the variable."""
    return {
        key_of(link.get("targetguid")): each.said(part.name)
        for each in case.of("variablevalue")
        for link in each.of("variableref")
        for part in each.children
        if part.name.endswith("value") and each.said(part.name).strip()
    }


def _text_of(target: str, reading: _Reading) -> str:
    if target in reading.texts:
        return target
    if target in reading.files:
        return reading.files[target]
    copy = reading.second_copy(target)
    same = [key for key, text in reading.texts.items() if copy and text.text == copy]
    return same[0] if len(same) == 1 else ""


def _left(root: Element, reading: _Reading) -> tuple[str, ...]:
    found: dict[str, int] = {}
    others: dict[str, int] = {}
    remarks = {"selection": 0, "text": 0}
    for each in root.all():
        if each.name in _MEDIA:
            found[each.name] = found.get(each.name, 0) + 1
        elif each.name and each.name not in _KNOWN and len(others) < 20:
            others[each.name] = others.get(each.name, 0) + 1
        if each.said("description"):
            remarks["selection"] += each.name.endswith("selection")
            remarks["text"] += each.name.endswith("source")
    notes = [each for part in root.of("notes") for each in part.of("note")]
    sets = [each for part in root.of("sets") for each in part.of("set") if each.of("membersource")]
    rich = sum(bool(each.get("richtextpath")) for each in root.all())
    return (
        "text outside selections, and the names of " + counted(len(reading.texts), "text"),
        *some(len(notes), "note"),
        *some(remarks["selection"], "remark on a selection", "remarks on selections"),
        *some(remarks["text"], "remark on a text", "remarks on texts"),
        *some(int(bool(root.said("description"))), "note on the project"),
        *some(
            len([each for part in root.of("users") for each in part.of("user")]),
            "coder’s name",
            "coders’ names",
        ),
        *some(len(sets), "set of texts", "sets of texts"),
        *some(
            rich,
            "text with its layout, which is not read",
            "texts with their layout, which are not read",
        ),
        *(counted(count, *_MEDIA[name]) for name, count in found.items()),
        *(
            counted(count, f"element “{name[:40]}”", f"elements “{name[:40]}”")
            for name, count in others.items()
        ),
        *some(reading.astray, "link that leads nowhere", "links that lead nowhere"),
        *some(reading.wordless, "selection without words", "selections without words"),
    )
