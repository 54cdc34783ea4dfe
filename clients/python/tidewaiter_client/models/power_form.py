from enum import StrEnum


class PowerForm(StrEnum):
    CBP_5291 = "cbp_5291"
    EQUIVALENT = "equivalent"
    NONCOMMERCIAL = "noncommercial"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)
