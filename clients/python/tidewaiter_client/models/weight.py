from enum import StrEnum


class Weight(StrEnum):
    MATERIAL = "material"
    MINOR = "minor"
    STYLE = "style"

    def __str__(self) -> str:
        return str(self.value)
