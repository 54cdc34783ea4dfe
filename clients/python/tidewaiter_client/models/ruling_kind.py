from enum import StrEnum


class RulingKind(StrEnum):
    C = "C"
    P = "P"
    R = "R"

    def __str__(self) -> str:
        return str(self.value)
