from enum import StrEnum


class Purpose(StrEnum):
    CORRECTION = "correction"
    DELETION = "deletion"
    RELEASE = "release"
    SUMMARY = "summary"

    def __str__(self) -> str:
        return str(self.value)
