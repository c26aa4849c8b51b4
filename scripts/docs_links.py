"""What the documentation's site needs besides MkDocs: links to files outside of docs/.

On a code host they lead to the file. A site has only docs/, so they lead to the repository where
its address is known (`DOCS_REPOSITORY`, such as `https://example.org/ada/ownwords/blob/main`), and
are plain words where it is not.
"""

import posixpath
import re
import unicodedata
from typing import Any

_OUTSIDE = re.compile(r"(?<!!)\[([^\[\]]+)\]\((\.\./[^()\s]+)\)")


def on_config(config: Any) -> Any:
    """Headings are named as code hosts name them."""
    config.mdx_configs.setdefault("toc", {})["slugify"] = slug
    return config


def on_page_markdown(markdown: str, *, page: Any, config: Any, **_: Any) -> str:
    """Changes the links of a page that leave the folder."""
    folder = posixpath.dirname(page.file.src_uri)
    root = str(config.extra.get("repository") or "").rstrip("/")

    def changed(link: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join("docs", folder, link[2]))
        if path.startswith("docs/"):
            return link[0]
        return f"[{link[1]}]({root}/{path})" if root else link[1]

    return _OUTSIDE.sub(changed, markdown)


def slug(text: str, separator: str) -> str:
    """The name of a heading as code hosts make it, so that links hold in both places."""
    kept = unicodedata.normalize("NFC", text).strip().lower()
    return re.sub(r"[^\w\- ]", "", kept).replace(" ", separator)
