from enum import StrEnum


class NumberUse(StrEnum):
    CONSIGNEE = "consignee"
    DRAWBACK = "drawback"
    IMPORTER_OF_RECORD = "importer_of_record"
    OTHER = "other"
    SOLD_TO = "sold_to"

    def __str__(self) -> str:
        return str(self.value)
