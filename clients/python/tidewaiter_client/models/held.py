from enum import StrEnum


class Held(StrEnum):
    CONFIRM = "confirm"
    LAPSED = "lapsed"
    NONE = "none"
    REJECTED = "rejected"
    STANDS = "stands"

    def __str__(self) -> str:
        return str(self.value)
