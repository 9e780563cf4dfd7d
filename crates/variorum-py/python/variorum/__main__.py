"""The command line: `python -m variorum`, and the script `variorum`."""

from __future__ import annotations

import signal
import sys

from . import _variorum


def main() -> None:
    # An interrupt ends the program as it ends any other: the interpreter would wait for the call to return.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(_variorum.run(["variorum", *sys.argv[1:]]))


if __name__ == "__main__":
    main()
