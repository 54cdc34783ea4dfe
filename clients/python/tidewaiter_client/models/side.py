from enum import StrEnum


class Side(StrEnum):
    AGENT = "agent"
    GRANTOR = "grantor"

    def __str__(self) -> str:
        return str(self.value)
