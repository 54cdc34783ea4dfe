"""The command line."""

import gc
import sys


def main() -> None:
    try:
        from tidewaiter.cli.commands import tidewaiter
    except KeyboardInterrupt:
        print("Error: interrupted", file=sys.stderr)
        sys.exit(130)
    gc.set_threshold(200_000, 50, 100)       # a command lives for seconds: looking for cycles all the while costs a fifth of them
    tidewaiter()
