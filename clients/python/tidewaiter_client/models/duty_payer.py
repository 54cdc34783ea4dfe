from enum import StrEnum


class DutyPayer(StrEnum):
    BROKER_STATEMENT = "broker_statement"
    CLIENT_ACH = "client_ach"
    CLIENT_CHECK = "client_check"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)
