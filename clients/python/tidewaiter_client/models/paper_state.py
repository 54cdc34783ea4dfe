from enum import StrEnum


class PaperState(StrEnum):
    MISSING = "missing"
    RECEIVED = "received"
    WAIVED = "waived"

    def __str__(self) -> str:
        return str(self.value)
