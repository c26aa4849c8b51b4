"""The command `ownwords`, also as `python -m ownwords`.

Importing the commands takes a second, in which Ctrl-C is answered in one sentence as well.
"""

import os
import signal
import sys

from .errors import STOPPED, STOPPED_CODE
from .uncollected import search_no_more, uncollected


def main() -> None:
    """Runs a command."""
    try:
        with uncollected():
            from .cli import main as commands

            search_no_more()

        commands()
    except KeyboardInterrupt:
        sys.stderr.write(f"{STOPPED}\n")
        _end_at_once()
    except SystemExit as error:
        if error.code == STOPPED_CODE:
            _end_at_once()
        raise
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done but Python's own tidying up
        search_no_more()


def _end_at_once() -> None:
    """Ends the process without what libraries would still say of having been interrupted."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(STOPPED_CODE)


if __name__ == "__main__":
    main()
