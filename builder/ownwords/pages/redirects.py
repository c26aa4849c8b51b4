"""Pages at the addresses of ids that were renamed: they lead to where the thing is now."""

from collections.abc import Iterator

from markupsafe import Markup

from .. import urls
from ..i18n import unmarked
from ..views import Context
from .assets import Asset

_PAGE = Markup("""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={target}">
{canonical}<title>{title}</title>
</head>
<body>
<main><h1>{title}</h1><p><a href="{target}">{name}</a></p></main>
</body>
</html>
""")


def redirects(context: Context, *, directories: bool) -> Iterator[Asset]:
    """A page for each alias of a finding or a quote.

    Where quotes share pages, the address of an alias was an anchor, which leads on from the shared
    page (`views/quote_page.py`); a page of its own may have stood there while quotes were fewer.
    """
    graph = context.graph
    for category in graph.categories.values():
        for alias in category.aliases:
            old, new = urls.category(alias), urls.category(category.id)
            yield _leading(context, old, new, category.label, directories)
    for quote in graph.quotes.values():
        for alias in quote.aliases:
            old, new = urls.quote(alias, 0), urls.quote(quote.id, graph.quotes_ever)
            yield _leading(context, old, new, context.messages("Quote"), directories)


def _leading(context: Context, old: str, new: str, name: str, directories: bool) -> Asset:
    root = context.site_url.rstrip("/")
    canonical = Markup('<link rel="canonical" href="{}">\n').format(f"{root}/{new}")
    page = _PAGE.format(
        language=context.graph.study.study.language,
        target=urls.relative(new, old, directories=directories),
        canonical=canonical if root else "",
        title=unmarked(context.messages("This page has another address now")),
        name=unmarked(name),
    )
    return Asset(f"{old}index.html", page)
