from enum import StrEnum


class Demand(StrEnum):
    BROKER_REVIEW = "broker_review"
    CLIENT_APPROVAL = "client_approval"
    COMPLIANCE_REVIEW = "compliance_review"
    LICENSED_TRANSMITTER = "licensed_transmitter"
    SECOND_REVIEW = "second_review"

    def __str__(self) -> str:
        return str(self.value)
