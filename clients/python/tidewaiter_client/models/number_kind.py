from enum import StrEnum


class NumberKind(StrEnum):
    CBP = "cbp"
    IRS = "irs"
    SSN = "ssn"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)
