from enum import StrEnum


class AlertState(StrEnum):
    DECIDED = "decided"
    GONE = "gone"
    OPEN = "open"

    def __str__(self) -> str:
        return str(self.value)
