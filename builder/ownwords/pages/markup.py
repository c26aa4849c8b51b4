"""Refuses markup in hand-written pages that would run, ask another host, or break the policy.

The policy of the built page blocks such things too, but silently. The text is checked before it is
rendered, outside of code, so that a problem has a line; `live_in` checks the HTML that an engine
made of it.
"""

import html
import re
from collections.abc import Iterator

from ..errors import Problem

_TAGS = re.compile(
    r"<[\s/]*(script|style|iframe|frame|frameset|object|embed|applet|base|meta|link|portal)\b",
    re.IGNORECASE,
)
_TAG = re.compile(r"<[A-Za-z][^\s/><]*")
_NAME = re.compile(r"[\s/\"']*([^\s/><=\"']+)(\s*=\s*)?")
_BARE = re.compile(r"[^\s><]*")
_LIST = re.compile(r"\{[^{}\n]*\}")
_IN_LIST = re.compile(r"(?<![\w-])([A-Za-z][\w:-]*)[ \t]*=[ \t]*[\"']?([^\s\"'}]*)")
_LINK = re.compile(r"(!?)\[[^\[\]\n]*\]\([ \t]*<?([^\s()<>]+)")
_REFERENCE = re.compile(r"^( {0,3})\[[^\[\]\n]+\]:[ \t]*<?([^\s<>]+)", re.MULTILINE)
_AUTOLINK = re.compile(r"<()([A-Za-z][\w+.-]*:[^\s<>]+)>")
_FENCE = re.compile(r"^[ \t]*(?:[>*+-][ \t]+)*(`{3,}|~{3,})([^`\n]*)$")
_TICKS = re.compile(r"`+")
_RUNS = re.compile(r"(?:javascript|vbscript|data):")
_ADDRESSES = {
    "href",
    "src",
    "srcset",
    "action",
    "formaction",
    "xlink:href",
    "poster",
    "data",
    "background",
}
_ASKED = {"src", "srcset", "poster", "data", "background"}

RefusedMarkup = tuple[int, str, str]
"""A place in the text, what is wrong there, the likely fix."""

_TAKE_OUT = "take it out; the site’s policy allows no scripts, styles or frames in a page"
_BRING_IN = "put it into content/ and name it there; no page of the site asks another host"


def refused(file: str, text: str, first_line: int = 1) -> list[Problem]:
    """Finds everything in a page's text that may not be published, with its line.

    Args:
        file: The page as messages name it.
        text: The page's text, as it was written.
        first_line: The line of the file in which the text begins.
    """
    text = without_code(text)
    found = (*_in_html(text), *_in_lists(text), *_in_links(text))
    said = sorted(
        {(text.count("\n", 0, at) + first_line, message, hint) for at, message, hint in found}
    )
    return [Problem(file, line, 0, "", message, hint) for line, message, hint in said]


def live_in(page: str) -> str:
    """The first thing in finished HTML that may not be published; empty where there is none."""
    return next((message for _, message, _ in _in_html(page)), "")


def _in_html(text: str) -> Iterator[RefusedMarkup]:
    for tag in _TAGS.finditer(text):
        yield tag.start(), f"<{tag[1].lower()}> is not published", _TAKE_OUT
    for tag in _TAG.finditer(text):
        for name, value in _attributes(text, tag.end()):
            for message, hint in _attribute(name, value):
                yield tag.start(), message, hint


def _attributes(text: str, at: int) -> Iterator[tuple[str, str]]:
    """Names and values up to the tag's end; a tag that begins within it is checked by itself."""
    while name := _NAME.match(text, at):
        at, value = name.end(), ""
        if name[2]:
            quote = text[at : at + 1]
            end = text.find(quote, at + 1) if quote in ("'", '"') else -1
            found = _BARE.match(text, at)
            at, value = (
                (end + 1, text[at + 1 : end])
                if end > 0
                else (found.end(), found[0])
                if found
                else (at, "")
            )
        yield name[1].lower(), value


def _attribute(name: str, value: str) -> Iterator[tuple[str, str]]:
    address = re.sub(r"[\x00-\x20]", "", html.unescape(value)).lower()
    if name.startswith("on") and len(name) > 3:
        yield f"{name}= would run a script", _TAKE_OUT
    elif name in ("style", "srcdoc"):
        yield f"{name}= is not published", _TAKE_OUT
    elif name in _ADDRESSES and _RUNS.match(address):
        yield (
            f"the address begins with “{address.partition(':')[0]}:” and may run a script",
            "link to a page, a file or the web",
        )
    elif name in _ASKED and address.startswith(("http:", "https:", "//")):
        yield "this would ask another host", _BRING_IN


def _in_lists(text: str) -> Iterator[RefusedMarkup]:
    """Attributes in braces, which an engine's extension adds to the text before them."""
    for braces in _LIST.finditer(text):
        for each in _IN_LIST.finditer(braces[0]):
            for message, hint in _attribute(each[1].lower(), each[2]):
                yield braces.start(), message, hint


def _in_links(text: str) -> Iterator[RefusedMarkup]:
    for pattern in (_LINK, _REFERENCE, _AUTOLINK):
        for link in pattern.finditer(text):
            for message, hint in _attribute("src" if link[1] == "!" else "href", link[2]):
                yield link.start(), message, hint


def without_code(text: str) -> str:
    """The text with code replaced by blanks, so that lines keep their numbers. A fence that is not
    closed does not count.
    """
    lines = text.split("\n")
    marks = [
        (at, mark[1], not mark[2].strip())
        for at, line in enumerate(lines)
        if (mark := _FENCE.match(line))
    ]
    kept = [_without_spans(line) for line in lines]
    done, hopeless = -1, {"`": len(text) + 1, "~": len(text) + 1}
    for position, (at, fence, _) in enumerate(marks):
        if at <= done or len(fence) >= hopeless[fence[0]]:
            continue
        later = (marks[each] for each in range(position + 1, len(marks)))
        closing = next(
            (line for line, mark, bare in later if bare and mark.startswith(fence)), None
        )
        if closing is None:
            hopeless[fence[0]] = len(fence)
        else:
            kept[at : closing + 1] = [""] * (closing + 1 - at)
            done = closing
    return "\n".join(kept)


def _without_spans(line: str) -> str:
    """The line without code spans, which end with as many backticks as they begin with."""
    ticks = [(mark.start(), mark.end()) for mark in _TICKS.finditer(line)]
    following: dict[int, int] = {}  # by the number of ticks: where the next so many end
    closing = {}
    for start, end in reversed(ticks):
        closing[start] = following.get(end - start)
        following[end - start] = end
    kept, at = "", 0
    for start, _ in ticks:
        if start >= at and (end_of_code := closing[start]):
            kept += line[at:start]
            at = end_of_code
    return kept + line[at:]
