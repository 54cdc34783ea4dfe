from enum import StrEnum


class ClockStep(StrEnum):
    VALUE_0 = "1h"
    VALUE_1 = "4h"
    VALUE_2 = "1d"
    VALUE_3 = "1wd"
    VALUE_4 = "1w"
    VALUE_5 = "10wd"
    VALUE_6 = "30d"
    VALUE_7 = "365d"

    def __str__(self) -> str:
        return str(self.value)
