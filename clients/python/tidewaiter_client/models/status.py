from enum import StrEnum


class Status(StrEnum):
    ACCEPTED = "accepted"
    CHANGED = "changed"
    OPEN = "open"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"

    def __str__(self) -> str:
        return str(self.value)
