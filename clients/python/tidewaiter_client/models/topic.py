from enum import StrEnum


class Topic(StrEnum):
    AUTHORITY = "authority"
    CLASSIFICATION = "classification"
    DOCUMENTS = "documents"
    ENTRY = "entry"
    NOTICES = "notices"
    PAYMENT = "payment"
    RELEASE = "release"
    VALUE = "value"

    def __str__(self) -> str:
        return str(self.value)
