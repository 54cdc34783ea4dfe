from enum import StrEnum


class StorageCharge(StrEnum):
    DEMURRAGE = "demurrage"
    PER_DIEM = "per_diem"
    STORAGE = "storage"

    def __str__(self) -> str:
        return str(self.value)
