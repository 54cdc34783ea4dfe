from enum import StrEnum


class NameType(StrEnum):
    ALIAS = "alias"
    FORMER = "former"
    PRIMARY = "primary"
    WEAK = "weak"

    def __str__(self) -> str:
        return str(self.value)
