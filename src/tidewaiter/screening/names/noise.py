"""What trade papers put around a name comes off, and is named; what could be a name of its own becomes a query of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tidewaiter.screening.listed import Kind
from tidewaiter.screening.names.forms import table
from tidewaiter.screening.names.places import address_follows, is_country
from tidewaiter.screening.names.scripts import latin
from tidewaiter.values import immutable

MOST = 8                         # queries of one text
LONGEST = 1_000                  # characters that are taken apart; the text as given is kept whole however long it is
AS_GIVEN = "as given"
ONLY_TRADE = "only words of trade"


@immutable
class Query:
    """One name to be looked for. `why` says in words how it came out of what was given: "as given", "without TEL", "after C/O" ..."""

    text: str
    why: str


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
    r"C\s?/\s?O\b\.?", r"CARE\sOF\b", r"IN\sCARE\sOF\b", r"O\s?/\s?B\s?/\s?O\b", r"(?:FOR\sAND\s)?ON\sBEHALF(?:\sOF)?\b", r"FOR\sAND\sON\sBEHALF\b",
    r"(?:FOR\s(?:THE\s)?)?(?:A/C|ACCOUNT|ACCT\.?)\sOF\b", r"FOR\sACCOUNT\b", r"A/C\b", r"B/O\b", r"BY\sORDER\sOF\b",
    r"(?:CONSIGNED\s)?(?:UN)?TO\s(?:THE\s)?ORDER(?:\sOF)?\b", r"ORDER\sOF\b", r"(?:ACTING\s)?AS\s(?:AN?\s)?AGENTS?\s(?:FOR|OF|ONLY\sFOR)\b",
    r"AGENTS?\sFOR\b", r"ALSO\sNOTIFY(?:\sPARTY)?\b", r"NOTIFY(?:ING)?(?:\sPART(?:Y|IES))?\b",
    r"SAME\sAS\s(?:THE\s)?(?:CONSIGNEE|SHIPPER|ABOVE|NOTIFY(?:\sPARTY)?|BUYER|IMPORTER)\b",
    r"ATTN?\b\.?", r"(?<=\s)ATTENTION\b", r"ATTENTION(?=\s?:)", r"KIND\sATTN?\b\.?", r"P\.?I\.?C\b\.?(?=\s?:)", r"CONTACT(?:\sPERSON)?(?=\s?:)",
    r"(?:ULTIMATE\s)?CONSIGNEE(?=\s?:)", r"SHIPPER(?=\s?:)", r"BUYER(?=\s?:)", r"SELLER(?=\s?:)", r"EXPORTER(?=\s?:)", r"IMPORTER(?=\s?:)",
    r"MANUFACTURER(?=\s?:)", r"VESSEL(?=\s?:)", r"COMPANY\sNAME(?=\s?:)", r"NAME(?=\s?:)", r"SHIP\sTO(?=\s?:)", r"SOLD\sTO(?=\s?:)",
    r"BILL\sTO(?=\s?:)",
)
_DIVIDES = re.compile(rf"(?<![\w/.])(?:(?P<alias>{_ALIAS})|(?P<behalf>{_BEHALF}))(?!\w)\s?[:,-]?(?=[\s(\"'\w]|$)", re.IGNORECASE)
_PARTIES = re.compile(r"\s?;\s?|\s/\s|\s?//\s?|\bAND\s?/\s?OR\b|\r|\n|\s\|\s", re.IGNORECASE)

# From here to the end it is no name.
_TAIL = re.compile(
    r"(?:^|(?<=[\s,;.(-]))(?:"
    r"(?:TEL(?:EPHONE|E?FAX|EX)?|FAX|PHONE|PH|MOB(?:ILE)?|CELL|WHATSAPP|WECHAT)\b(?:\s?(?:NO|NUMBER|NR)\b)?\s?[.:#/]{0,2}\s?(?=[+(\d:]|$)"
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
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,100}")
_BRANCH = re.compile(
    r"[\s,(\[-]{1,4}(?:(?:[\w.']{1,24}\s){0,2}(?:BRANCH(?:\sOFFICE)?|OFFICE\sBRANCH|REP(?:RESENTATIVE|\.)?\sOFFICE|LIAISON\sOFFICE|FILIALE?|"
    r"SUCURSAL|ZWEIGNIEDERLASSUNG)"
    r"|(?:HEAD|MAIN|CORPORATE|REGIONAL|REGISTERED|SALES)\sOFFICE|HEADQUARTERS|H\.?O\.?(?=\)))\s?[)\].]{0,2}$",
    re.IGNORECASE,
)
_BRANCH_OF = re.compile(r"[-,(\[]\s?(?:[\w.']{1,24}\s){1,3}BRANCH\s?[)\].]{0,2}$", re.IGNORECASE)
_TITLE = re.compile(
    r"^(?:(?:M/S|M/S\.|MESSRS|MSRS|MR|MRS|MS|MISS|DR|PROF|PROFESSOR|ENG|ENGR|ING|SIR|HON|CAPT|CAPTAIN|MADAME|MME|HERR|FRAU|SR|SRA|SHRI|SMT|KHUN|H\.E)"
    r"\b\.?\s?[:,]?\s{0,3}(?=\S)){1,3}",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[(\[{\uff08]([^()\[\]{}\uff08\uff09]{0,200})[)\]}\uff09]")
_EDGES = " \t\r\n,;:-/|*#\"'&+=\u2013\u2014_<>~"

_TRADE = frozenset("""
    to the order of order bearer holder as per bill lading b l bank shipper consignee notify party same above buyer seller importer exporter applicant
    and on behalf for agent agents only attn attention dept department import export imports exports purchasing purchase logistics manager managing
    director sales shipping accounts account accounting warehouse office head main branch tel fax phone mobile email e mail box po p o c care a
    unknown none nil n na tba tbc tbd not applicable available various different multi parties see attached attachment list mr mrs ms messrs m s
    customer client cash company co ltd limited llc inc corp corporation broker forwarder freight
    carrier vessel ship master owner undisclosed confidential private individual person personal effects self in at by or with nor it its
    ultimate final intermediate delivery destination contact name address test documents clerk team section division unit vat tax id no number
    adr adrs dba aka fka kindly please notifying also known formerly
""".split())
_FORM_WORDS = frozenset(word for form in table() for word in form.phrase.split())


def queries(text: str) -> tuple[Query, ...]:
    """The names to be looked for in what a paper has in the place of one; the text as given first, at most eight.

    What comes off is said in `why`. Nothing that could be the name is thrown away: where only words of trade are left the text stands
    alone, and `why` is "only words of trade". An empty text gives one query with that `why`.

    >>> [query.text for query in queries("TO THE ORDER OF ACME GLASS, TEL 86-755-8888")]
    ['TO THE ORDER OF ACME GLASS, TEL 86-755-8888', 'ACME GLASS']
    """
    given = " ".join(text.split())
    if _only_trade(given):
        return (Query(given, ONLY_TRADE),)
    found: dict[str, Query] = {latin(given): Query(given, AS_GIVEN)}
    for one in _taken_apart(text[:LONGEST]):
        key = latin(one.text)
        if key and key not in found and not _only_trade(one.text):
            found[key] = one
            if len(found) == MOST:
                break
    return tuple(found.values())


_SUCCESSORS = re.compile(r"[;,]?\s(?:AND|OR)\s(?:ANY|ALL|ITS|THEIR)\s(?:AND\sALL\s)?(?:SUCCESSORS?|SUBSIDIAR(?:Y|IES)|AFFILIATES?|SUB-UNITS?)\b.*", re.IGNORECASE | re.DOTALL)


def _only_trade(text: str) -> bool:
    words = latin(text).split()
    return all(word in _TRADE or word.isdigit() for word in words)


def _taken_apart(text: str) -> Iterator[Query]:
    """Names first, then what stood in brackets, then what was kept whole."""
    later: list[Query] = []
    parts = [one for one in _PARTIES.split(text) if one.strip(_EDGES)]
    for part in parts:
        before = ["one of several parties"] if len(parts) > 1 else []
        for name, why in _divided(" ".join(part.split())):
            said = [*before, *why]
            clean, off = _stripped(name)
            said += off
            if not clean or is_country(clean):
                continue
            if _TITLE.match(name.strip(_EDGES)):
                later.append(Query(name.strip(_EDGES), "; ".join(why) or "with its title"))
            bare = _bare(clean)
            if bare != clean:
                yield Query(bare, "; ".join([*said, "without what stands in brackets"]))
                later += [Query(one, "; ".join([*said, "what stood in brackets"])) for one in _bracketed(clean)]
                later.append(Query(clean, "; ".join(said or ["without what stands around it"])))
            else:
                yield Query(clean, "; ".join(said or ["without what stands around it"]))
    yield from later


def _divided(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each side of a word that stands between two names, and what the word was."""
    at, word = 0, ""
    for mark in _DIVIDES.finditer(text):
        name = text[at:mark.start()]
        said = mark[0].strip(_EDGES + "()").upper()
        if name.strip(_EDGES + "("):
            yield name, [f"after {word}" if word else f"before {said}"]
        at, word = mark.end(), said
    rest = text[at:]
    if rest.strip(_EDGES):
        yield rest, [f"after {word}"] if word else []


def _stripped(name: str) -> tuple[str, list[str]]:
    """A name without its title, numbers, branch and address, and what came off."""
    said: list[str] = []
    name = name.strip(_EDGES)

    def off(shorter: str, what: str) -> None:
        nonlocal name
        shorter = _balanced(shorter.strip(_EDGES))
        if shorter and shorter != name and not _only_trade(shorter):
            said.append(f"without {what}")
            name = shorter

    tail = _TAIL.search(name)
    if tail:
        off(name[:tail.start()], re.split(r"\s?[:#+(\d]|\bNO\b", tail[0], maxsplit=1)[0].strip(_EDGES).upper()[:24] or "numbers")
    successors = _SUCCESSORS.search(name)
    if successors:
        off(name[:successors.start()], "its successors")
    mail = _MAIL.search(name)
    if mail:
        off(name[:mail.start()], "an e-mail address")
    address = address_follows(name)
    if address:
        off(name[:address], "an address")
    branch = _BRANCH_OF.search(name) or _BRANCH.search(name)
    if branch:
        off(name[:branch.start()], "a branch")
    title = _TITLE.match(name)
    if title:
        off(name[title.end():], title[0].strip().upper())
    name = _balanced(name)
    return name, said


def _balanced(name: str) -> str:
    """Without a bracket that has lost its other half at an end."""
    if name.startswith("(") and ")" not in name:
        name = name[1:]
    if name.endswith(")") and "(" not in name:
        name = name[:-1]
    if name.count("(") > name.count(")") and name.endswith("("):
        name = name[:-1]
    return name.strip(_EDGES)


def _bare(name: str) -> str:
    bare = " ".join(_BRACKET.sub(" ", name).split()).strip(_EDGES)
    return bare if bare and not _only_trade(bare) else name


def _bracketed(name: str) -> list[str]:
    """What stands in brackets, where it could be a name: not a form, not a number, not a word of the trade."""
    found = []
    for inside in _BRACKET.findall(name):
        inside = inside.strip(_EDGES)
        words = latin(inside).split()
        if words and not is_country(inside) and not all(word in _FORM_WORDS or word in _TRADE or word.isdigit() for word in words) and sum(map(len,
        words)) > 1:
            found.append(inside)
    return found


_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "haji"))
_TURNED = re.compile(r"^\s*([^,]{1,200}),\s*(.{1,400}?)\s*$", re.DOTALL)


def listed_names(text: str, kind: Kind) -> tuple[str, ...]:
    """The names in one name of a list: a person's with the surname last, then what the keeper put in brackets or after "a.k.a." into the same field.

    >>> listed_names("HLAING, Than", Kind.PERSON)
    ('Than HLAING',)
    """
    text = " ".join(text.split())
    turned = _turn(text) if kind is Kind.PERSON else text
    found = {latin(turned): turned}
    sides = [name.strip(_EDGES) for name, _ in _divided(text)]
    if kind is not Kind.PERSON and len(sides) > 1 and _DIVIDES.search(text[1:]):
        further = [side for side in sides if side and not _only_trade(side)]
    else:
        further = []
    successors = _SUCCESSORS.search(turned)
    if successors:
        further.append(turned[:successors.start()].strip(_EDGES))
    bare = _bare(turned)
    if bare != turned:
        further += [bare, *_bracketed(turned)]
    for one in further:
        found.setdefault(latin(one), one)
    return tuple(found.values())


def _turn(text: str) -> str:
    parts = _TURNED.match(text)
    if not parts:
        return text
    surname, rest = parts[1], parts[2]
    first, comma, more = rest.partition(",")
    if latin(first) in _SUFFIXES and comma:                 # SMITH, Jr., John
        return f"{more.strip()} {surname} {first}"
    return f"{first.strip()} {surname}{' ' + more.strip() if comma and more.strip() else ''}"
