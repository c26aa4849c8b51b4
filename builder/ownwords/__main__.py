"""`python -m ownwords` is the command `ownwords`."""

from .cli import main

main()
