"""Numbers of parties as the lists write them: a kind in the keeper's words, and a value that is tested where it can be."""

from __future__ import annotations

import re
from functools import cache

from tidewaiter.numbers import imo
from tidewaiter.screening.country import alpha_2
from tidewaiter.screening.listed import Identifier
from tidewaiter.screening.readers.reading import Found, tidy

# the keepers' words, as OFAC's data files and the Consolidated Screening List have them
_WORDS = {
    "imo": "Vessel Registration Identification|Vessel Registration ID|IMO Number|IMO",
    "mmsi": "MMSI",
    "lei": "Legal Entity Identifier|Legal Entity Number|LEI|LE Number",
    "duns": "D-U-N-S Number|DUNS|Dun & Bradstreet Number",
    "swift": "SWIFT/BIC|SWIFT|BIC",
    "tax": "Tax ID No.|Tax ID|NIT #|R.F.C.|RFC|RUC #|RIF #|V.A.T. Number|VAT|US FEIN|FEIN|Italian Fiscal Code|Fiscal Code|C.U.I.T.|C.N.P.J.|CNPJ|NIP|"
           "Romanian Tax Registration|C.I.F.|N.I.F.|INN|Tax",
    "passport": "Passport|Diplomatic Passport|Stateless Person Passport|Refugee ID Card",
    "national": "National ID No.|National Foreign ID Number|Cedula No.|C.U.R.P.|D.N.I.|Personal ID Card|SSN|Citizen's Card Number|"
                "Credencial electoral|Electoral Registry No.|Driver's License No.|Residency Number|"
                "Turkish Identification Number|I.F.E.|C.U.I.|C.U.I.P.|Kenyan ID No.|"
                "Identification Number|Cartilla de Servicio Militar Nacional|Birth Certificate Number|Interpol: Red Notice. File No.|"
                "Tazkira National ID Card|Cedula de Ciudadania|Numero de Identidad|Paraguayan tax identification number|"
                "Bosnian Personal ID No.|Bangladeshi Personal ID",
    "registration": "Registration Number|Registration ID|Company Number|UK Company Number|Commercial Registry Number|Matricula Mercantil No|"
                    "Folio Mercantil No.|Government Gazette Number|Business Registration Number|Business Registration Document #|Business Number|"
                    "Trade License No.|C.R. No.|Chamber of Commerce Number|Enterprise Number|Public Registration Number|"
                    "Certificate of Incorporation Number|Unified Social Credit Code (USCC)|United Social Credit Code Certificate (USCCC)|"
                    "Registered Charity No.|Branch Unit Number|"
                    "Economic Register Number (CBLS)|Company ID|Central Registration Service Number|Dubai Chamber of Commerce Membership No.|License|"
                    "Chinese Commercial Code|File Number|Istanbul Chamber of Comm. No.|Registration",
    "email": "Email Address|Email",
    "tail": "Aircraft Tail Number|Previous Aircraft Tail Number",
    "call_sign": "Call Sign|Vessel Call Sign|Other Vessel Call Sign",
    "other": "Website|Phone Number|Telephone|Fax|ISIN|Equity Ticker|BIK (RU)|Aircraft Manufacturer's Serial Number (MSN)|"
             "Aircraft Construction Number (also called L/N or S/N or F/N)|Aircraft Mode S Transponder Code|Digital Currency Address",
}
_KINDS = {word.casefold(): kind for kind, words in _WORDS.items() for word in words.split("|")}
_SIX_TO_NINE = re.compile(r"\d{9}")
_BANK = re.compile(r"[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")


def kind_of(words: str) -> str:
    """The kind of number that a keeper's words mean; "" where they mean none.

    >>> kind_of("Tax ID No."), kind_of("Digital Currency Address - XBT"), kind_of("Gender")
    ('tax', 'other', '')
    """
    plain = tidy(words).casefold().rstrip(":").strip().removeprefix("alt. ")
    return _KINDS.get(plain) or ("other" if plain.startswith("digital currency address") else "")


@cache
def pattern() -> re.Pattern[str]:
    """A number with its kind before it, as in OFAC's remarks."""
    words = sorted(_KINDS, key=len, reverse=True)
    any_of = "|".join(re.escape(word) for word in words if word not in ("license", "tax", "registration", "lei", "bic", "imo", "swift", "inn", "vat"))
    return re.compile(rf"(?:alt\. )?({any_of})(?: - \w+)? (\S.*)", re.IGNORECASE)


def lei_holds(text: str) -> bool:
    """Whether the twenty characters fit their check digits (ISO 17442, ISO 7064 mod 97-10).

    >>> lei_holds("253400HA6URWT39X2982"), lei_holds("253400HA6URWT39X2983")
    (True, False)
    """
    return bool(re.fullmatch(r"[0-9A-Z]{18}[0-9]{2}", text)) and int("".join(str(int(letter, 36)) for letter in text)) % 97 == 1


def identifier(kind: str, value: str, country: str, vessel: bool, found: Found, where: int | str) -> Identifier | None:
    """The number, written as others write it. One that fails its test stays what it is called, with a note: the list may be wrong, and a
    party may use it so; one that is not even of the shape becomes another kind."""
    text, nation = tidy(value).rstrip(";,. "), alpha_2(country)
    if not text:
        return None
    compact = re.sub(r"[\s-]", "", text).upper()
    if re.fullmatch(r"IMO\d{7}", compact) and kind != "imo":
        if not vessel:                   # a company's IMO number comes from another row of numbers than ships' do
            return Identifier("registration", f"IMO {compact[3:]}", nation)
        kind = "imo"
    match kind:
        case "imo":
            number = compact.removeprefix("IMO")
            if not re.fullmatch(r"\d{7}", number):
                return Identifier("other", text, nation)
            if not vessel and not imo.is_valid(number):      # OFAC calls the numbers of nine firms those of vessels
                return Identifier("registration", f"IMO {number}")
            if not imo.is_valid(number):
                found.note("SCR-LIST-IMO", f"IMO {number} fails its check digit", where=f"{found.file}, row {where}")
            return Identifier("imo", number)
        case "mmsi":
            return Identifier("mmsi", compact) if _SIX_TO_NINE.fullmatch(compact) else Identifier("other", text, nation)
        case "lei":
            return Identifier("lei", compact) if lei_holds(compact) else Identifier("registration", text, nation)
        case "duns":
            return Identifier("duns", compact) if _SIX_TO_NINE.fullmatch(compact) else Identifier("other", text, nation)
        case "swift":
            return Identifier("swift", compact) if _BANK.fullmatch(compact) else Identifier("other", text, nation)
        case "email":
            return Identifier("email", text.lower()) if "@" in text else Identifier("other", text)
        case _:
            return Identifier(kind, text, nation)
