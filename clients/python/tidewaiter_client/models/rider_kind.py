from enum import StrEnum


class RiderKind(StrEnum):
    ADDRESS_CHANGE = "address_change"
    ADD_USER = "add_user"
    DELETE_USER = "delete_user"
    NAME_CHANGE = "name_change"
    OTHER = "other"
    RECONCILIATION = "reconciliation"
    VIRGIN_ISLANDS = "virgin_islands"

    def __str__(self) -> str:
        return str(self.value)
