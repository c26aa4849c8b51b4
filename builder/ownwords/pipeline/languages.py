"""A site in other languages: its pages lie in folders of their own, and each knows the others."""

import re
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from .. import urls
from ..i18n import capital, direction, load_messages, own_name, unmarked
from ..load.translations import Translation
from ..pages import Asset, Page
from ..views.search import Findable, Found
from .site import Site

_ESCAPED_MARKS = re.compile(r"\\u00(?:0[23ef]|1[01])")
"""Marks of pieces in another language as JSON writes them; a file has no use for them."""


def in_folder(site: Site, translation: Translation, original: str) -> Site:
    """A translated site in the folder of its language, without the marks of untranslated words,
    which pages show as `lang` by now.

    Args:
        site: The site as it was put together, by addresses from that folder.
        translation: The words it was made with.
        original: The study's own language.
    """
    prefix, messages = site.prefix, load_messages(translation.language)
    about = messages("Translated from %(language)s by %(who)s.")
    words = {"language": messages.language_name(original), "who": translation.about.by}
    said = {"translated": unmarked(about % words), "prefix": prefix}
    return replace(
        site,
        pages=tuple(_placed(page, prefix) for page in site.pages),
        chrome=without_marks(site.chrome) | said,
        sheets=tuple(prefix + address for address in site.sheets),
        assets=_files(site.assets, prefix),
        put_off=lambda: _files(site.put_off(), prefix),
        found=tuple(_found(one, prefix) for one in site.found),
    )


def with_languages(site: Site, translations: list[Site], *, directories: bool) -> Site:
    """A site with its translations, each of which knows the languages of all, and which pages stand
    in each.
    """
    if not translations:
        return site
    languages = [
        {
            "lang": each.study.study.language,
            "name": capital(unmarked(own_name(each.study.study.language))),
            "prefix": each.prefix,
            "direction": direction(each.study.study.language),
            "pages": [_url(page, each.prefix, directories) for page in each.pages],
        }
        for each in (site, *translations)
    ]
    known = {"languages": languages}
    return replace(
        site,
        chrome=site.chrome | known | {"prefix": ""},
        translations=tuple(replace(each, chrome=each.chrome | known) for each in translations),
    )


def without_marks(tree: Any) -> Any:
    """Plain values whose texts have no marks of untranslated words."""
    if isinstance(tree, dict):
        return {key: without_marks(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [without_marks(value) for value in tree]
    return unmarked(tree) if isinstance(tree, str) else tree


def _placed(page: Page, prefix: str) -> Page:
    """A page in its language's folder; no mark is left where none can be said."""
    finished, written = unmarked(page.finished), unmarked(page.written)
    return replace(page, path=prefix + page.path, written=written, finished=finished)


def _files(assets: tuple[Asset, ...], prefix: str) -> tuple[Asset, ...]:
    return tuple(
        Asset(prefix + asset.path, _ESCAPED_MARKS.sub("", unmarked(asset.text))) for asset in assets
    )


def _url(page: Page, prefix: str, directories: bool) -> str:
    """A page's address below its language's folder, as an engine writes it."""
    path = page.path.removeprefix(prefix)
    return quote(urls.address_of(path) if directories else urls.file_of(path))


def _found(one: Findable, prefix: str) -> Findable:
    def make() -> Found:
        found = one.make()
        words = (found.title, found.under, found.text, found.language, found.also)
        return Found(found.kind, prefix + found.address, *map(unmarked, words))

    return replace(one, address=prefix + one.address, make=make)
