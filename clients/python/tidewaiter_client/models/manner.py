from enum import StrEnum


class Manner(StrEnum):
    ALIKE = "alike"
    BULK = "bulk"
    ONE = "one"

    def __str__(self) -> str:
        return str(self.value)
