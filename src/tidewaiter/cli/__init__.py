"""The command line."""

import gc


def main() -> None:
    from tidewaiter.cli.commands import tidewaiter

    gc.set_threshold(200_000, 50, 100)       # a command lives for seconds: looking for cycles all the while costs a fifth of them
    tidewaiter()
