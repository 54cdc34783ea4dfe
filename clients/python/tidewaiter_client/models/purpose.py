from enum import StrEnum


class Purpose(StrEnum):
    CANCELLATION = "cancellation"
    CORRECTION = "correction"
    DELETION = "deletion"
    RELEASE = "release"
    SUMMARY = "summary"

    def __str__(self) -> str:
        return str(self.value)
