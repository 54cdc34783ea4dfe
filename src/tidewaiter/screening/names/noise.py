"""What trade papers put around a name comes off, and is named; what could be a name of its own becomes a query of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tidewaiter.screening.listed import Kind
from tidewaiter.screening.names.forms import table
from tidewaiter.screening.names.marks import (
    ACRONYM,
    ALIASES,
    APART,
    BRACKET,
    BRANCH,
    DIVIDES,
    MAIL,
    PARTIES,
    SUCCESSORS,
    TAIL,
    TITLE,
)
from tidewaiter.screening.names.places import address_follows, is_place
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


_EDGES = " \t\r\n,;:-/|*#\"'&+=\u2013\u2014_<>~"

_TRADE_WORDS = """
    to the order of order bearer holder as per bill lading b l bank shipper consignee notify party same above buyer seller importer exporter applicant
    and on behalf for agent agents only attn attention dept department import export imports exports purchasing purchase logistics manager managing
    director sales shipping accounts account accounting warehouse office head main branch tel fax phone mobile email e mail box po p o c care a
    unknown none nil n na tba tbc tbd not applicable available various different multi parties see attached attachment list mr mrs ms messrs m s
    customer client cash company co ltd limited llc inc corp corporation broker forwarder freight
    carrier vessel ship master owner undisclosed confidential private individual person personal effects self in at by or with nor it its
    ultimate final intermediate delivery destination contact name address test documents clerk team section division unit vat tax id no number
    adr adrs dba aka fka kindly please notifying also known formerly
"""
_TRADE = frozenset(_TRADE_WORDS.split())
_NUMBERS = frozenset(("tel", "fax", "phone", "mobile", "box", "vat", "tax", "id", "no", "number", "account", "accounts", "bill"))
_ENDS = frozenset(("entity", "individual", "national", "nationals", "citizen"))
_EXPLAINS = frozenset(("including", "group", "holding", "holdings", "persero", "see", "in", "the", "for", "no",
                       "national", "russian", "also", "new", "old"))
_SHORT = frozenset(("n a", "c o", "m s", "b l", "a c", "na"))
_FORM_WORDS = frozenset(word for form in table() for word in form.phrase.split())


def queries(text: str) -> tuple[Query, ...]:
    """The names to be looked for in what a paper has in the place of one; the text as given first, at most eight.

    What comes off is said in `why`. Nothing that could be the name is thrown away: where only words of trade are left the text stands
    alone, and `why` is "only words of trade". An empty text gives one query with that `why`.

    >>> [query.text for query in queries("TO THE ORDER OF ACME GLASS, TEL 86-755-8888")]
    ['TO THE ORDER OF ACME GLASS, TEL 86-755-8888', 'ACME GLASS']
    """
    given = " ".join(text.split())
    plain = latin(given)
    if _of_trade(plain):
        return (Query(given, ONLY_TRADE),)
    found: dict[str, Query] = {plain: Query(given, AS_GIVEN)}
    for one in _taken_apart(text[:LONGEST]):
        if one.text == given:
            continue
        key = latin(one.text)
        if key not in found and not _of_trade(key):
            found[key] = one
            if len(found) == MOST:
                break
    return tuple(found.values())


def _only_trade(text: str) -> bool:
    return _of_trade(latin(text))


def _of_trade(plain: str) -> bool:
    said = plain.split()
    words = [word for word in said if not word.isdigit()]
    if not words or plain in _SHORT:
        return True
    if len(words) < len(said) and _NUMBERS.isdisjoint(words):
        return False
    return all(word in _TRADE for word in words) and any(len(word) > 1 and word != "and" for word in words)


def _taken_apart(text: str) -> Iterator[Query]:
    """Names first, then what stood in brackets, then what was kept whole."""
    later: list[Query] = []
    text = APART.sub(lambda found: found[0].replace(" ", ""), text)
    successors = SUCCESSORS.search(text)
    if successors and successors.start():
        text = text[:successors.start()] + _after_thereof(successors[0])
        later.append(Query(text, "without its successors"))
    parts = [one for one in PARTIES.split(text) if one.strip(_EDGES)]
    for part in parts:
        before = ["one of several parties"] if len(parts) > 1 else []
        part = " ".join(part.split())
        divided = list(_divided(part))
        if len(divided) > 1 and BRACKET.search(part):
            yield Query(_bare(part), "; ".join([*before, "without what stands in brackets"]))
        for name, why in divided:
            said = [*before, *why]
            clean, off = _stripped(name)
            said += off
            if not clean or is_place(clean):
                continue
            if off and not TAIL.search(name):
                later.append(Query(name.strip(_EDGES), "; ".join([*before, *why]) or "with what stands around it"))
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
    for mark in DIVIDES.finditer(text):
        name = text[at:mark.start()]
        said = mark[0].strip(_EDGES + "()").upper()
        if name.strip(_EDGES + "("):
            yield name, [f"after {word}" if word else f"before {said}"]
        at, word = mark.end(), said
    rest = text[at:]
    if word and ")" in rest and "(" not in rest.partition(")")[0]:       # (A.K.A. SECOND NAME) REST
        rest = rest.partition(")")[0]
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

    tail = TAIL.search(name)
    if tail:
        off(name[:tail.start()], re.split(r"\s?[:#+(\d]|\bNO\b", tail[0], maxsplit=1)[0].strip(_EDGES).upper()[:24] or "numbers")
    mail = MAIL.search(name)
    if mail:
        off(name[:mail.start()], "an e-mail address")
    address = address_follows(name)
    if address:
        off(name[:address], "an address")
    branch = BRANCH.search(name)
    if branch:
        rest = name[:branch.start()]
        off(_without_town(rest) if branch[0][:1].isspace() and branch[0].strip()[:1] not in "-,([" else rest, "a branch")
    title = TITLE.match(name)
    if title and _titled(name[title.end():], title[0]):
        off(name[title.end():], title[0].strip().upper())
    name = _balanced(name)
    return name, said


def _titled(rest: str, title: str) -> bool:
    """Whether it is a title: a company may begin with the same letters."""
    words = latin(rest).split()
    return "/" in title or title.upper().startswith("MESS") or (len(words) > 1 and not _FORM_WORDS & set(words))


def _after_thereof(tail: str) -> str:
    """What follows on the words about successors."""
    return tail.upper().partition("THEREOF")[2]


def _without_town(name: str) -> str:
    """Without the town of a branch, where it is one that is known."""
    words = name.split()
    return next((" ".join(words[:-count]) for count in (2, 1) if len(words) > count and is_place(" ".join(words[-count:]))), name)


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
    bare = " ".join(BRACKET.sub(" ", name).split()).strip(_EDGES)
    return bare if bare and not _only_trade(bare) else name


def _bracketed(name: str) -> list[str]:
    """What stands in brackets, where it could be a name: not a form, not a number, not a word of the trade."""
    found = []
    for inside in BRACKET.findall(name):
        inside = inside.strip(_EDGES)
        words = latin(inside).split()
        said = [word for word in words if word not in _FORM_WORDS and word not in _TRADE and not word.isdigit()]
        if said and len(inside) > 1 and not is_place(inside) and words[0] not in _EXPLAINS and words[-1] not in _ENDS and not DIVIDES.search(inside):
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
    if len(text) > LONGEST:
        return (turned,)
    further: list[str] = []
    if kind is not Kind.PERSON:
        sides = [_balanced(name.strip(_EDGES)) for name in ALIASES.split(text)]
        if len(sides) > 1:
            further = [side for side in sides if side and not _only_trade(side)]
    successors = SUCCESSORS.search(turned)
    if successors:
        further.append(turned[:successors.start()].strip(_EDGES))
    if BRACKET.search(turned):
        if not all(is_place(inside) for inside in BRACKET.findall(turned)):       # Bank (Asia) and Bank (Europe) are two
            further.append(_bare(turned))
        further += [one for one in _bracketed(turned) if ACRONYM.fullmatch(one) or (len(one.split()) > 1 and kind is not Kind.PERSON)]
    if not further:
        return (turned,)
    found = {latin(turned): turned}
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
