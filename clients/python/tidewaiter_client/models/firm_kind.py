from enum import StrEnum


class FirmKind(StrEnum):
    BROKER = "broker"
    IMPORTER = "importer"

    def __str__(self) -> str:
        return str(self.value)
