from enum import StrEnum


class NameKind(StrEnum):
    AKA = "AKA"
    DBA = "DBA"
    DIV = "DIV"

    def __str__(self) -> str:
        return str(self.value)
