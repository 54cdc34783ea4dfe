from enum import StrEnum


class Erred(StrEnum):
    CLIENT = "client"
    DOCUMENT = "document"
    LAW = "law"
    MODEL = "model"
    WRITER = "writer"

    def __str__(self) -> str:
        return str(self.value)
