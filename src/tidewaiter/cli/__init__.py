"""The command line."""


def main() -> None:
    from tidewaiter.cli.commands import tidewaiter

    tidewaiter()
