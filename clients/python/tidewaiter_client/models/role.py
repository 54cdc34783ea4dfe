from enum import StrEnum


class Role(StrEnum):
    ACCOUNTS = "accounts"
    ADMIN = "admin"
    BROKER = "broker"
    CLIENT = "client"
    COMPLIANCE = "compliance"
    WRITER = "writer"

    def __str__(self) -> str:
        return str(self.value)
