from enum import StrEnum


class CbpStatus(StrEnum):
    ACTIVE = "active"
    INACTIVE = "inactive"
    UNKNOWN = "unknown"
    VOID = "void"

    def __str__(self) -> str:
        return str(self.value)
