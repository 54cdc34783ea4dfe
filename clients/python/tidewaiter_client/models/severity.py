from enum import StrEnum


class Severity(StrEnum):
    FATAL = "fatal"
    NOTE = "note"
    WARNING = "warning"

    def __str__(self) -> str:
        return str(self.value)
