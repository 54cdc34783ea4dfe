from enum import StrEnum


class HitState(StrEnum):
    CLEARED = "cleared"
    ESCALATED = "escalated"
    OPEN = "open"
    TRUE_MATCH = "true_match"
    UNREVIEWED = "unreviewed"

    def __str__(self) -> str:
        return str(self.value)
