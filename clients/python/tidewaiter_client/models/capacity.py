from enum import StrEnum


class Capacity(StrEnum):
    AGENT = "agent"
    EMPLOYEE = "employee"
    EXECUTOR = "executor"
    LIMITED_PARTNER = "limited_partner"
    MANAGER = "manager"
    MEMBER = "member"
    OTHER_OFFICER = "other_officer"
    PARTNER = "partner"
    PRESIDENT = "president"
    SECRETARY = "secretary"
    SELF = "self"
    TREASURER = "treasurer"
    TRUSTEE = "trustee"
    UNKNOWN = "unknown"
    VICE_PRESIDENT = "vice_president"

    def __str__(self) -> str:
        return str(self.value)
