from enum import StrEnum


class Shown(StrEnum):
    CLASSIFICATION = "classification"
    DOCUMENTS = "documents"
    ENTRY = "entry"
    PAYMENT = "payment"
    RELEASE = "release"

    def __str__(self) -> str:
        return str(self.value)
