from enum import StrEnum


class CompanyType(StrEnum):
    CORPORATION = "corporation"
    FOREIGN_GOVERNMENT = "foreign_government"
    INDIVIDUAL = "individual"
    LIMITED_LIABILITY_COMPANY = "limited_liability_company"
    LIMITED_PARTNERSHIP = "limited_partnership"
    PARTNERSHIP = "partnership"
    SOLE_PROPRIETORSHIP = "sole_proprietorship"
    STATE_GOVERNMENT = "state_government"
    TRUST = "trust"
    UNKNOWN = "unknown"
    US_GOVERNMENT = "us_government"

    def __str__(self) -> str:
        return str(self.value)
