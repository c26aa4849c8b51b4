"""`python -m ownwords.cli`: the commands without the answer to Ctrl-C during their import."""

from ..uncollected import search_no_more
from . import main

search_no_more()
try:
    main()
finally:
    search_no_more()
