"""The command ``gongwen``: the same Rust code as the binary's."""

import signal
import sys

from . import _gongwen


def main() -> None:
    """Runs the command with the arguments of this process, and ends it with the exit code."""
    # Python's own handler only sets a flag, which nobody looks at until Rust returns.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # Rust writes past these streams.
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    sys.exit(_gongwen.run(["gongwen", *sys.argv[1:]]))


if __name__ == "__main__":
    main()
