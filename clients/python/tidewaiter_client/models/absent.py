from enum import StrEnum


class Absent(StrEnum):
    DECIDE = "decide"
    MISSING = "missing"
    VALUE_0 = ""

    def __str__(self) -> str:
        return str(self.value)
