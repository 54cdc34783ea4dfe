"""Section, chapter and U.S. notes of the schedule: reading them, finding them, and what they say of numbers."""

from tidewaiter.tariff.notes.address import Address, Kind, Place, parse_address, section_of
from tidewaiter.tariff.notes.links import (
    Enumerates,
    Exclusion,
    Governs,
    NoSuchNote,
    below,
    enumerating,
    exclusions,
    find,
    governing,
    nearest,
)
from tidewaiter.tariff.notes.mentions import Mention
from tidewaiter.tariff.notes.reading import read_notes
from tidewaiter.tariff.notes.texts import Amendment, Note, NotesText

__all__ = [
    "Address", "Amendment", "Enumerates", "Exclusion", "Governs", "Kind", "Mention", "NoSuchNote", "Note", "NotesText", "Place", "below",
    "enumerating", "exclusions", "find", "governing", "nearest", "parse_address", "read_notes", "section_of",
]
