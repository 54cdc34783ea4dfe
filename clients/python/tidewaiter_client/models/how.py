from enum import StrEnum


class How(StrEnum):
    ALIKE = "alike"
    BULK = "bulk"
    NONE = "none"
    ONE = "one"

    def __str__(self) -> str:
        return str(self.value)
