from enum import StrEnum


class Grantor(StrEnum):
    CORPORATION = "corporation"
    ESTATE = "estate"
    GOVERNMENT = "government"
    INDIVIDUAL = "individual"
    LIMITED_LIABILITY_COMPANY = "limited_liability_company"
    LIMITED_PARTNERSHIP = "limited_partnership"
    PARTNERSHIP = "partnership"
    SOLE_PROPRIETORSHIP = "sole_proprietorship"
    TRUST = "trust"
    UNKNOWN = "unknown"

    def __str__(self) -> str:
        return str(self.value)
