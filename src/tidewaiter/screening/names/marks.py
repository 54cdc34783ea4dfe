"""The marks by which a paper says where a name ends: each is looked for with a bound, so that no text takes long."""

from __future__ import annotations

import re


def _either(*words: str) -> str:
    return "|".join(words)


# Between two names, each of which is asked about. Written with or without stops and strokes.
_ALIAS = _either(
    r"D[ ./]{0,2}B[ ./]{0,2}A\b[./]?", r"T[./]A\b[./]?", r"A[./]?K[./]?A\b[./]?S?", r"-AKAS?-", r"F[./]?K[./]?A\b[./]?", r"N[./]?K[./]?A\b[./]?",
    r"(?:ALSO|FORMERLY|NOW|PREVIOUSLY|BETTER|COMMONLY|OTHERWISE)\s(?:KNOWN|TRADING|REGISTERED|DOING BUSINESS)\sAS\b", r"FORMERLY\b",
    r"PREVIOUSLY\b", r"KNOWN\sAS\b", r"TRADING\s(?:NAME|AS)\b", r"DOING\sBUSINESS\sAS\b", r"TRADE\sNAME\b", r"EX[- ]NAME\b", r"(?<=[\s(])ALIAS\b",
    r"ORIGINAL\sSCRIPT\b",
)
_BEHALF = _either(
    r"C\s?/\s?O\b\.?", r"(?<!HEALTH\s)(?<!CHILD\s)(?<!MEDICAL\s)(?<!THE\s)(?<!FOR\s)CARE\sOF\b",
    r"IN\sCARE\sOF\b", r"O\s?/\s?B\s?/\s?O\b", r"(?:FOR\sAND\s)?ON\sBEHALF(?:\sOF)?\b", r"FOR\sAND\sON\sBEHALF\b",
    r"FOR\s(?:THE\s)?(?:A/C|ACCOUNT|ACCT\.?)\sOF\b", r"(?<!\s)(?:A/C|ACCOUNT|ACCT\.?)\sOF\b", r"FOR\sACCOUNT\b",
    r"A/C\b", r"B/O\b", r"BY\sORDER\sOF\b",
    r"(?:CONSIGNED\s)?(?:UN)?TO\s(?:THE\s)?ORDER(?:\sOF)?\b", r"(?<!\s)ORDER\sOF\b", r"(?:ACTING\s)?AS\s(?:AN?\s)?AGENTS?\s(?:FOR|OF|ONLY\sFOR)\b",
    r"AGENTS?\sFOR\b", r"ALSO\sNOTIFY(?:\sPARTY)?\b", r"NOTIFY(?:ING)?(?:\sPART(?:Y|IES))?\b",
    r"SAME\sAS\s(?:THE\s)?(?:CONSIGNEE|SHIPPER|ABOVE|NOTIFY(?:\sPARTY)?|BUYER|IMPORTER)\b",
    r"ATTN?\b\.?", r"(?<=\s)ATTENTION\b", r"ATTENTION(?=\s?:)", r"KIND\sATTN?\b\.?", r"P\.?I\.?C\b\.?(?=\s?:)", r"CONTACT(?:\sPERSON)?(?=\s?:)",
    r"(?:ULTIMATE\s)?CONSIGNEE(?=\s?:)", r"SHIPPER(?=\s?:)", r"BUYER(?=\s?:)", r"SELLER(?=\s?:)", r"EXPORTER(?=\s?:)", r"IMPORTER(?=\s?:)",
    r"MANUFACTURER(?=\s?:)", r"VESSEL(?=\s?:)", r"COMPANY\sNAME(?=\s?:)", r"NAME(?=\s?:)", r"SHIP\sTO(?=\s?:)", r"SOLD\sTO(?=\s?:)",
    r"BILL\sTO(?=\s?:)",
)
DIVIDES = re.compile(rf"(?<![\w/.])(?:(?P<alias>{_ALIAS})|(?P<behalf>{_BEHALF}))(?!\w)\s?[:,-]?(?=[\s(\"'\w]|$)", re.IGNORECASE)
ALIASES = re.compile(rf"(?<![\w/.])(?:{_ALIAS})(?!\w)\s?[:,-]?(?=[\s(\"'\w]|$)", re.IGNORECASE)
ACRONYM = re.compile(r"[A-Z][A-Za-z]{1,8}[A-Z]")
PARTIES = re.compile(r"\s?;\s?|\s/\s|\s?//\s?|\bAND\s?/\s?OR\b|\r|\n|\s\|\s", re.IGNORECASE)
APART = re.compile(r"\b[A-Z] / [A-Z](?: / [A-Z])?\b", re.IGNORECASE)      # C / O, D / B / A, A / S

# From here to the end it is no name.
TAIL = re.compile(
    r"(?:^|(?<=[\s,;.(-]))(?:"
    r"(?:TEL(?:EPHONE|E?FAX|EX)?|FAX|PHONE)\b(?:\s?(?:NO|NUMBER|NR)\b)?\s?[.:#/]{0,2}\s?(?=[+(\d:]|$)"
    r"|(?:PH|MOB(?:ILE)?|CELL|WHATSAPP|WECHAT)\b(?:\s?(?:NO|NUMBER|NR)\b)?\s?[.:#/]{0,2}\s?(?=[+(\d])"
    r"|(?:TEL|FAX)\s?/\s?(?:TEL|FAX)\b"
    r"|T\s?:\s?(?=[+(\d])|F\s?:\s?(?=[+(\d])"
    r"|E-?MAIL\b|WEB(?:SITE)?\s?:|HTTPS?:|WWW\."
    r"|(?:VAT|TAX|EORI|EIN|GST(?:IN)?|CNPJ|RUC|RFC|NIT|RUT|CUIT|TIN|INN|OGRN|KPP|USCI|TRN|CRN|REG(?:ISTRATION)?|IEC|PAN|NIF|CIF|IMO|DUNS|LEI)\b\.?"
    r"(?:\s?(?:ID|NO|NUMBER|NR|REG|CODE)\b\.?){0,2}\s?[.:#]{0,2}\s?(?=[A-Z]{0,4}[ -]?\d)"
    r"|(?:TAX|VAT)\s(?:ID|NO|NUMBER)\b"
    r"|P\.?\s?O\.?\s?B(?:OX|\.)?\b|POST\sOFFICE\sBOX\b|APARTADO\b|APDO\b"
    r").*",
    re.IGNORECASE | re.DOTALL,
)
MAIL = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,100}")
_OFFICES = (
    r"(?:BRANCH(?:\sOFFICE)?|REP(?:RESENTATIVE|\.)?\sOFFICE|LIAISON\sOFFICE|FILIALE?|SUCURSAL|ZWEIGNIEDERLASSUNG|"
    r"(?:HEAD|MAIN|CORPORATE|REGIONAL|REGISTERED|SALES)\sOFFICE|HEADQUARTERS)"
)
BRANCH = re.compile(rf"(?:\s?[-,(\[]\s?(?:[\w.']{{1,24}}\s){{0,3}}|\s){_OFFICES}\s?[)\].]{{0,2}}$", re.IGNORECASE)
TITLE = re.compile(
    r"^(?:(?:M/S|M/S\.|MESSRS|MSRS|MR|MRS|MS|MISS|DR|PROF|PROFESSOR|ENG|ENGR|ING|SIR|HON|CAPT|CAPTAIN|MADAME|MME|HERR|FRAU|SR|SRA|SHRI|SMT|KHUN|H\.E)"
    r"\b(?:\.|(?=[\s:,]))\s?[:,]?\s{0,3}(?=\S)){1,3}",
    re.IGNORECASE,
)
BRACKET = re.compile(r"[(\[{\uff08]([^()\[\]{}\uff08\uff09]{0,200})[)\]}\uff09]")
SUCCESSORS = re.compile(
    r"[;,]?\s(?:AND|OR)\s(?:ANY|ALL|ITS|THEIR)\s(?:AND\sALL\s)?(?:SUCCESSORS?|SUBSIDIAR(?:Y|IES)|AFFILIATES?|SUB-UNITS?)\b.*",
    re.IGNORECASE | re.DOTALL,
)
