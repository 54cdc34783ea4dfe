"""Manufacturer's name and address, added or given a postal code ($I, answered by $R with the identification code that ACE makes of it).

CBP's chapter was not at hand. The columns are those that a public program tells, with the chapter's pages
(github.com/IbrahimBenRayana/cargo-compliance-hub, server/src/abi-engine/apps/addManufacturer, commit 23f05620). Long values go on in the next
record: a name has 100 columns, a street 94, a city 67.
"""

from __future__ import annotations

from tidewaiter.abi.application import Application, Seen
from tidewaiter.abi.record import C, M, Record, filler
from tidewaiter.abi.structure import Loop, Use

CHAPTER = "CATAIR Manufacturer Name/Address Add v3, March 2023, as another tells it"


class UserData(Record, id="$A", cite=CHAPTER, title="Text of the filer, given back", page="AMF-10"):
    control     = M(1, 1, "X", "Control identifier", fixed="$")
    record_type = M(2, 2, "A", "Record type", fixed="A")
    user_text   = M(3, 80, "X", "User Data")


class Manufacturer(Record, id="$1", cite=CHAPTER, title="Action, country and name", page="AMF-11"):
    control     = M(1, 1, "X", "Control identifier", fixed="$")
    record_type = M(2, 2, "N", "Record type", fixed="1")
    action      = M(3, 3, "A", "Update Action Code", codes={"A": "add", "U": "give a postal code"})
    sequence    = M(4, 8, "N", "Update Sequence Number")
    country     = C(9, 10, "A", "ISO Country Code, of Canada its provinces")
    name        = C(11, 80, "AN", "Firm Name, columns 1 to 70")


class ManufacturerStreet(Record, id="$2", cite=CHAPTER, title="Name and street", page="AMF-15"):
    control     = M(1, 1, "X", "Control identifier", fixed="$")
    record_type = M(2, 2, "N", "Record type", fixed="2")
    name        = C(3, 32, "AN", "Firm Name, columns 71 to 100")
    street      = C(33, 75, "AN", "Street, columns 1 to 43")
    filler_1    = filler(76, 80)


class ManufacturerCity(Record, id="$3", cite=CHAPTER, title="Street and city", page="AMF-16"):
    control     = M(1, 1, "X", "Control identifier", fixed="$")
    record_type = M(2, 2, "N", "Record type", fixed="3")
    street      = C(3, 53, "AN", "Street, columns 44 to 94")
    city        = M(54, 76, "AN", "City, columns 1 to 23")
    filler_1    = filler(77, 80)


class ManufacturerCode(Record, id="$4", cite=CHAPTER, title="City, postal code and identification code", page="AMF-17"):
    control      = M(1, 1, "X", "Control identifier", fixed="$")
    record_type  = M(2, 2, "N", "Record type", fixed="4")
    city         = C(3, 46, "AN", "City, columns 24 to 67")
    postal_code  = C(47, 56, "AN", "ZIP or Postal Code")
    manufacturer = C(57, 71, "AN", "Manufacturer ID Code")
    filler_1     = filler(72, 80)


class ManufacturerResult(Record, id="$5", cite=CHAPTER, title="What became of it", page="AMF-19"):
    control     = M(1, 1, "X", "Control identifier", fixed="$")
    record_type = M(2, 2, "N", "Record type", fixed="5")
    status      = M(3, 3, "A", "Update Status", codes={"U": "done", "E": "in error"})
    sequence    = M(4, 8, "N", "Update Sequence Number")
    country     = M(9, 10, "A", "ISO Country Code")
    name        = M(11, 80, "AN", "Firm Name, columns 1 to 70")


class ManufacturerMade(Record, id="$6", cite=CHAPTER, title="Identification code that ACE made", page="AMF-21"):
    control      = M(1, 1, "X", "Control identifier", fixed="$")
    record_type  = M(2, 2, "N", "Record type", fixed="6")
    name         = C(3, 32, "AN", "Firm Name, columns 71 to 100")
    filler_1     = filler(33, 33)
    manufacturer = C(34, 48, "AN", "Manufacturer ID Code")
    filler_2     = filler(49, 50)
    postal_code  = C(51, 60, "AN", "ZIP or Postal Code")
    filler_3     = filler(61, 80)


class ManufacturerFault(Record, id="$7", cite=CHAPTER, title="Error", page="AMF-23"):
    control     = M(1, 1, "X", "Control identifier", fixed="$")
    record_type = M(2, 2, "N", "Record type", fixed="7")
    condition   = M(3, 5, "AN", "Error Message Identifier")
    filler_1    = filler(6, 6)
    narrative   = M(7, 46, "X", "Narrative Message")
    filler_2    = filler(47, 80)


APPLICATIONS = (
    Application(
        "$I", "Manufacturer Name/Address Add", None, f"{CHAPTER}, page AMF-10",
        {"": Loop("manufacturers", "M", 1, (
            Use(UserData),
            Loop("manufacturer", "M", 99_999, (
                Use(Manufacturer, "M"), Use(ManufacturerStreet), Use(ManufacturerCity), Use(ManufacturerCode),
            )),
        ))}, seen=Seen.SECONDARY,
    ),
    Application(
        "$R", "Manufacturer Name/Address response", None, f"{CHAPTER}, page AMF-18",
        others=(UserData, ManufacturerResult, ManufacturerMade, ManufacturerFault), seen=Seen.SECONDARY,
    ),
)
