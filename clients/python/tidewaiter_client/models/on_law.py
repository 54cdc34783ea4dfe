from enum import StrEnum


class OnLaw(StrEnum):
    CONFIRM = "confirm"
    KEEP = "keep"
    LAPSE = "lapse"

    def __str__(self) -> str:
        return str(self.value)
