"""`python -m ownwords.cli`: the commands without the answer to Ctrl-C during their import."""

from . import main

main()
