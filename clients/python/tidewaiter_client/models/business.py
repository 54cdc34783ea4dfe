from enum import StrEnum


class Business(StrEnum):
    BOND_SIGNING = "bond_signing"
    DRAWBACK = "drawback"
    ENTRY = "entry"
    EXPORT = "export"
    FOREIGN_TRADE_ZONE = "foreign_trade_zone"
    IMPORTER_RECORD = "importer_record"
    IN_BOND = "in_bond"
    PAYMENT = "payment"
    PROTEST = "protest"
    RECONCILIATION = "reconciliation"
    REFUND = "refund"
    SECURITY_FILING = "security_filing"
    WAREHOUSE = "warehouse"

    def __str__(self) -> str:
        return str(self.value)
