from enum import StrEnum


class Outcome(StrEnum):
    AGAIN = "again"
    REFUSED = "refused"
    TAKEN = "taken"

    def __str__(self) -> str:
        return str(self.value)
