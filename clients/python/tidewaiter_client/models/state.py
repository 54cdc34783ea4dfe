from enum import StrEnum


class State(StrEnum):
    ASKED = "asked"
    GIVEN = "given"
    WITHDRAWN = "withdrawn"

    def __str__(self) -> str:
        return str(self.value)
