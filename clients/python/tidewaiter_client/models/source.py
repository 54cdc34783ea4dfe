from enum import StrEnum


class Source(StrEnum):
    DOCUMENT = "document"
    ENTRY = "entry"
    INSTRUCTION = "instruction"
    MODEL = "model"
    PART = "part"
    RULE = "rule"
    TYPED = "typed"

    def __str__(self) -> str:
        return str(self.value)
