"""Drawback Entry Summary (application DE): what was made of the imports, and what was exported or destroyed."""

from __future__ import annotations

from tidewaiter.abi.drawback import ACTIONS, CHAPTER, YES
from tidewaiter.abi.record import C, M, O, Record, filler

OUTCOMES = {"D": "destroyed", "E": "exported"}
ITIN, MTIN = "Import Tracking Identification Number (ITIN)", "Manufactured Tracking Identification Number (MTIN)"


class Manufactured(Record, id="50", cite=CHAPTER, title="Manufactured article", page="54"):
    control  = M(1, 2, "AN", "Control identifier", fixed="50")
    action   = M(3, 3, "AN", "Action Indicator", codes=ACTIONS)
    ruling   = M(4, 13, "AN", "Manufacture Ruling Number of the Import")
    filler_1 = filler(14, 15)
    hts      = M(16, 25, "AN", "HTS Number")
    quantity = M(26, 41, "(S)N", "Quantity", decimals=4)
    unit     = M(42, 44, "X", "Unit of Measure Code")
    produced = M(45, 50, "D", "Production Date")
    factory  = M(51, 80, "AN", "Factory Location")


class ManufacturedDescription(Record, id="51", cite=CHAPTER, title="Description of the manufactured article", page="57"):
    control     = M(1, 2, "AN", "Control identifier", fixed="51")
    description = M(3, 52, "X", "Article Description Text")
    ruling      = C(53, 62, "AN", "Manufacture Ruling Number")
    tracking    = C(63, 67, "N", "Manufactured Tracking Identification Number (MTIN)")
    filler_1    = filler(68, 80)


class Imports(Record):
    """Imports by their tracking numbers: records 52 and 72."""

    control     = M(1, 2, "AN", "Control identifier")
    tracking_1  = C(3, 7, "N", ITIN)
    tracking_2  = O(8, 12, "N", ITIN)
    tracking_3  = O(13, 17, "N", ITIN)
    tracking_4  = O(18, 22, "N", ITIN)
    tracking_5  = O(23, 27, "N", ITIN)
    tracking_6  = O(28, 32, "N", ITIN)
    tracking_7  = O(33, 37, "N", ITIN)
    tracking_8  = O(38, 42, "N", ITIN)
    tracking_9  = O(43, 47, "N", ITIN)
    tracking_10 = O(48, 52, "N", ITIN)
    tracking_11 = O(53, 57, "N", ITIN)
    tracking_12 = O(58, 62, "N", ITIN)
    tracking_13 = O(63, 67, "N", ITIN)
    tracking_14 = O(68, 72, "N", ITIN)
    tracking_15 = O(73, 77, "N", ITIN)
    filler_1    = filler(78, 80)


class ImportsUsed(Imports, id="52", cite=CHAPTER, title="Imports that the article was made of", page="58"):
    pass


class ArticlesUsed(Record, id="53", cite=CHAPTER, title="Articles that the article was made of", page="60"):
    control     = M(1, 2, "AN", "Control identifier", fixed="53")
    tracking_1  = C(3, 7, "N", MTIN)
    tracking_2  = C(8, 12, "N", MTIN)
    tracking_3  = O(13, 17, "N", MTIN)
    tracking_4  = O(18, 22, "N", MTIN)
    tracking_5  = O(23, 27, "N", MTIN)
    tracking_6  = O(28, 32, "N", MTIN)
    tracking_7  = O(33, 37, "N", MTIN)
    tracking_8  = O(38, 42, "N", MTIN)
    tracking_9  = O(43, 47, "N", MTIN)
    tracking_10 = O(48, 52, "N", MTIN)
    tracking_11 = O(53, 57, "N", MTIN)
    tracking_12 = O(58, 62, "N", MTIN)
    tracking_13 = O(63, 67, "N", MTIN)
    tracking_14 = O(68, 72, "N", MTIN)
    tracking_15 = O(73, 77, "N", MTIN)
    filler_1    = filler(78, 80)


class Export(Record, id="60", cite=CHAPTER, title="Export or destruction before TFTEA", page="62"):
    control         = M(1, 2, "AN", "Control identifier", fixed="60")
    outcome         = M(3, 3, "AN", "Export/Destroy Indicator", codes=OUTCOMES)
    hts             = M(4, 13, "AN", "HTS Number")
    quantity        = M(14, 29, "(S)N", "Quantity", decimals=4)
    unit            = M(30, 32, "X", "Unit of Measure Code")
    day             = M(33, 38, "D", "Export/Destroy Date")
    notice          = C(39, 39, "AN", "Notice of Intent Indicator", codes=YES)
    waiver          = C(40, 40, "AN", "Waiver to Drawback Claim Rights", codes={"Y": "waiver on file"})
    exporter        = M(41, 70, "AN", "Name of Exporter/Destroyer")
    destination     = C(71, 72, "AN", "Country of Ultimate Destination")
    bill            = O(73, 73, "AN", "BOL Indicator", codes={"Y": "the identifier is a bill filed with AES"})
    carrier         = O(74, 77, "AN", "BOL Carrier Code")
    filler_1        = filler(78, 80)


class ArticleDescription(Record):
    """What left: records 61 and 71."""

    control     = M(1, 2, "AN", "Control identifier")
    description = M(3, 52, "X", "Article Description Text")
    identifier  = M(53, 80, "AN", "Unique Identifier Number")


class ExportDescription(ArticleDescription, id="61", cite=CHAPTER, title="Description of the export", page="64"):
    pass


class NoticeOfIntent(Record, id="62", cite=CHAPTER, title="Notice of intent", page="65"):
    control     = M(1, 2, "AN", "Control identifier", fixed="62")
    port        = C(3, 6, "AN", "Intended Port of Export")
    examination = M(7, 7, "AN", "Examination/Witness Indicator", codes={"": "waived", "X": "required and witnessed"})
    location    = C(8, 37, "AN", "Location of Destruction")
    result      = C(38, 38, "AN", "Results of Examination or Witness of Destruction", codes={
        "": "waived", "D": "discrepant", "N": "not discrepant"})
    filler_1    = filler(39, 80)


class Examination(Record, id="63", cite=CHAPTER, title="Examination and witness", page="66"):
    control  = M(1, 2, "AN", "Control identifier", fixed="63")
    kind     = M(3, 3, "AN", "Record Indicator", codes={"E": "examiner", "P": "processor"})
    officer  = M(4, 43, "AN", "Name of CBP Personnel")
    badge    = M(44, 55, "AN", "CBP Personnel Badge Number")
    phone    = M(56, 65, "AN", "CBP Personnel Phone Number")
    day      = M(66, 71, "D", "Processing/Examination Date")
    filler_1 = filler(72, 80)


class ForeignDuty(Record, id="64", cite=CHAPTER, title="Duty paid in Canada or Mexico", page="67"):
    control       = M(1, 2, "AN", "Control identifier", fixed="64")
    entry_number  = M(3, 22, "AN", "Foreign Entry Number")
    entered       = M(23, 28, "D", "Entry Date")
    duty          = M(29, 38, "(S)N", "Duty Paid to Foreign Government in Local Currency", decimals=2)
    exchange_rate = M(39, 48, "(S)N", "Exchange Rate to One US Dollar", decimals=6)
    hts_1         = M(49, 58, "AN", "Tariff Number 1")
    hts_2         = C(59, 68, "AN", "Tariff Number 2")
    hts_3         = C(69, 78, "AN", "Tariff Number 3")
    # Class S in the layout, whose own text prescribes CA or MX.
    country       = M(79, 80, "A", "Country of Export", codes={"CA": "Canada", "MX": "Mexico"})


class TfteaExport(Record, id="70", cite=CHAPTER, title="Export or destruction under TFTEA", page="68"):
    control         = M(1, 2, "AN", "Control identifier", fixed="70")
    outcome         = M(3, 3, "AN", "Export/Destroy Indicator", codes=OUTCOMES)
    hts             = M(4, 13, "AN", "HTS Number")
    quantity        = M(14, 29, "(S)N", "Quantity", decimals=4)
    unit            = M(30, 32, "X", "Unit of Measure Code")
    day             = M(33, 38, "D", "Export/Destroy Date")
    notice          = C(39, 39, "AN", "Notice of Intent Indicator", codes=YES)
    waiver          = C(40, 40, "AN", "Waiver to Drawback Claim Rights", codes={"Y": "waiver on file"})
    exporter        = M(41, 70, "AN", "Name of Exporter/Destroyer")
    destination     = C(71, 72, "AN", "Country of Ultimate Destination")
    bill            = O(73, 73, "AN", "BOL Indicator", codes={"Y": "the identifier is a bill filed with AES"})
    carrier         = O(74, 77, "AN", "BOL Carrier Code")
    schedule_b      = C(78, 78, "AN", "Schedule B Code", codes={"X": "a number of Schedule B"})
    filler_1        = filler(79, 80)


class TfteaExportDescription(ArticleDescription, id="71", cite=CHAPTER, title="Description of the export", page="71"):
    pass


class ImportsExported(Imports, id="72", cite=CHAPTER, title="Imports that were exported or destroyed", page="72"):
    pass


class ArticlesExported(Record, id="73", cite=CHAPTER, title="Manufactured articles that were exported or destroyed", page="74"):
    control     = M(1, 2, "AN", "Control identifier", fixed="73")
    tracking_1  = C(3, 7, "N", MTIN)
    tracking_2  = O(8, 12, "N", MTIN)
    tracking_3  = O(13, 17, "N", MTIN)
    tracking_4  = O(18, 22, "N", MTIN)
    tracking_5  = O(23, 27, "N", MTIN)
    tracking_6  = O(28, 32, "N", MTIN)
    tracking_7  = O(33, 37, "N", MTIN)
    tracking_8  = O(38, 42, "N", MTIN)
    tracking_9  = O(43, 47, "N", MTIN)
    tracking_10 = O(48, 52, "N", MTIN)
    tracking_11 = O(53, 57, "N", MTIN)
    tracking_12 = O(58, 62, "N", MTIN)
    tracking_13 = O(63, 67, "N", MTIN)
    tracking_14 = O(68, 72, "N", MTIN)
    tracking_15 = O(73, 77, "N", MTIN)
    filler_1    = filler(78, 80)
