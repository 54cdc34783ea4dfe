from enum import StrEnum


class AddressKind(StrEnum):
    BUSINESS_SERVICE_CENTRE = "business_service_centre"
    CORPORATE_OFFICE = "corporate_office"
    OFFICE_BUILDING = "office_building"
    OTHER = "other"
    POST_OFFICE_BOX = "post_office_box"
    RESIDENCE = "residence"
    RETAIL = "retail"
    UNKNOWN = "unknown"
    WAREHOUSE = "warehouse"

    def __str__(self) -> str:
        return str(self.value)
