from enum import StrEnum


class FirmForm(StrEnum):
    ASSOCIATION = "association"
    CORPORATION = "corporation"
    PARTNERSHIP = "partnership"
    SOLE_PROPRIETORSHIP = "sole_proprietorship"

    def __str__(self) -> str:
        return str(self.value)
