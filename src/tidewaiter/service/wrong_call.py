"""What a command answers with exit status 2."""


class WrongCall(ValueError):
    """The call cannot be carried out at all: no such folder, an output that is none of ours. Its text is one line."""
