from enum import StrEnum


class Print(StrEnum):
    DELIVERY_ORDER = "delivery-order"
    DUTY_ADVICE = "duty-advice"
    HOLD_NOTICE = "hold-notice"
    PAPERS_WANTED = "papers-wanted"
    RELEASE_NOTICE = "release-notice"
    VALUE_0 = "7501"
    VALUE_1 = "3461"
    WORKSHEET = "worksheet"

    def __str__(self) -> str:
        return str(self.value)
