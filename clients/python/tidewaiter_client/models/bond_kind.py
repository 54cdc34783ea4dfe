from enum import StrEnum


class BondKind(StrEnum):
    CONTINUOUS = "continuous"
    SINGLE = "single"

    def __str__(self) -> str:
        return str(self.value)
