from enum import StrEnum


class Standing(StrEnum):
    APPROVED = "approved"
    PROPOSED = "proposed"
    RETIRED = "retired"

    def __str__(self) -> str:
        return str(self.value)
