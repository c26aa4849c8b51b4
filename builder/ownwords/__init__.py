"""ownwords: a qualitative study goes in, a website comes out.

The way of the data: read (`source`, `load`) → model → judge (`checks`) → view (`views`) → page
(`pages`) → site (`engine`).
"""

__version__ = "0.1.0"
