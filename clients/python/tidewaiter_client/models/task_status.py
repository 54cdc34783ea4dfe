from enum import StrEnum


class TaskStatus(StrEnum):
    DONE = "done"
    NOT_APPLICABLE = "not_applicable"
    OPEN = "open"
    WAIVED = "waived"

    def __str__(self) -> str:
        return str(self.value)
