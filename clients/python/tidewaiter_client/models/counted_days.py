from enum import StrEnum


class CountedDays(StrEnum):
    CALENDAR = "calendar"
    WORKING = "working"

    def __str__(self) -> str:
        return str(self.value)
