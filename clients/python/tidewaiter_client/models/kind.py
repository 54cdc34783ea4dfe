from enum import StrEnum


class Kind(StrEnum):
    AIRCRAFT = "aircraft"
    ORGANIZATION = "organization"
    PERSON = "person"
    UNKNOWN = "unknown"
    VESSEL = "vessel"

    def __str__(self) -> str:
        return str(self.value)
