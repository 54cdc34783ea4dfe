from enum import StrEnum


class HitVerdict(StrEnum):
    ESCALATE = "escalate"
    FALSE_MATCH = "false_match"
    TRUE_MATCH = "true_match"

    def __str__(self) -> str:
        return str(self.value)
