from enum import StrEnum


class Answer(StrEnum):
    ACCEPT = "accept"
    RETURN = "return"
    VALUE_0 = ""

    def __str__(self) -> str:
        return str(self.value)
