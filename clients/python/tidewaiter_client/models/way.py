from enum import StrEnum


class Way(StrEnum):
    API = "api"
    FOLDER = "folder"

    def __str__(self) -> str:
        return str(self.value)
