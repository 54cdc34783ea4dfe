from enum import StrEnum


class Proof(StrEnum):
    BYLAWS = "bylaws"
    CERTIFICATE = "certificate"
    LETTER_OF_AUTHORITY = "letter_of_authority"
    NONE = "none"
    OPERATING_AGREEMENT = "operating_agreement"
    PARTNERSHIP_AGREEMENT = "partnership_agreement"
    RESOLUTION = "resolution"
    STATE_RECORD = "state_record"
    TRUST_INSTRUMENT = "trust_instrument"

    def __str__(self) -> str:
        return str(self.value)
