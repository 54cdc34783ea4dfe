from enum import StrEnum


class LicenceState(StrEnum):
    ACTIVE = "active"
    CANCELLED = "cancelled"
    REVOKED = "revoked"
    SUSPENDED = "suspended"
    VOLUNTARILY_SUSPENDED = "voluntarily_suspended"

    def __str__(self) -> str:
        return str(self.value)
