from enum import StrEnum


class Ender(StrEnum):
    CBP = "cbp"
    PRINCIPAL = "principal"
    SURETY = "surety"

    def __str__(self) -> str:
        return str(self.value)
