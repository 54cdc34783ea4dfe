"""Words of trade: organisation forms and their translations, usual abbreviations, short given names, and what papers write around a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

# Ways to write one form of organisation; a name may carry any of a row for any other.
FORMS = tuple(tuple(row.split("|")) for row in (
    "LIMITED LIABILITY COMPANY|LLC|L.L.C.|OOO|Obshchestvo s ogranichennoy otvetstvennostyu|OBSHCHESTVO S OGRANICHENNOI "
    "OTVETSTVENNOSTYU|LTD|TOV|Society with Limited Liability",
    "JOINT STOCK COMPANY|JSC|AO|J.S.C.|AKTSIONERNOE OBSHCHESTVO|Aktsionernoye Obschestvo|A.O.|ZAO|JSCo",
    "PUBLIC JOINT STOCK COMPANY|PJSC|PAO|OAO|OPEN JOINT STOCK COMPANY|OJSC|Publichnoe Aktsionernoe Obshchestvo",
    "CO., LTD.|COMPANY LIMITED|CO LTD|CO. LTD|Co.,Ltd|COMPANY LTD|YOUXIAN GONGSI|CO LIMITED", "LIMITED|LTD|LTD.|Ltda",
    "CORPORATION|CORP|CORP.|INC|INCORPORATED|Inc.", "COMPANY|CO|CO.|CIA|COMPANIA|Cie|SHERKAT",
    "S.A.|SA|SOCIEDAD ANONIMA|S A|Societe Anonyme|SAB", "S.A. DE C.V.|SA DE CV|SOCIEDAD ANONIMA DE CAPITAL VARIABLE|S.A. de CV",
    "S.A.S.|SAS|SOCIEDAD POR ACCIONES SIMPLIFICADA", "GMBH|GmbH|G.M.B.H.|Gesellschaft mbH|LTD|mbH",
    "FZE|FREE ZONE ESTABLISHMENT|F.Z.E.|FZ-LLC|FZCO|FZC", "GENERAL TRADING|GEN TRDG|GENERAL TRDG|GEN. TRADING|GENERAL TRADERS",
    "S.R.L.|SRL|Societa a responsabilita limitata|LTDA", "LTDA.|LTDA|LIMITADA|LIMITED", "SDN BHD|SDN. BHD.|SENDIRIAN BERHAD",
    "PTE. LTD.|PTE LTD|PRIVATE LIMITED|PVT LTD|(PVT.) LTD", "A.S.|AS|ANONIM SIRKETI|ANONIM SIRKET", "LIMITED SIRKETI|LTD STI|LTD. STI.",
    "AG|AKTIENGESELLSCHAFT|A.G.", "B.V.|BV|BESLOTEN VENNOOTSCHAP", "D.O.O.|DOO|d.o.o",
))
# A word and how it is shortened or put in another tongue.
WORDS = tuple(tuple(row.split("|")) for row in (
    "INTERNATIONAL|INTL|INT'L|INTERNACIONAL|INTER", "TRADING|TRDG|TRADE|TRADERS|TDG", "MANUFACTURING|MFG|MANUF",
    "INDUSTRIES|IND|INDS|INDUSTRY|INDUSTRIAL", "INDUSTRIAL|IND|INDL|INDUSTRIES", "TECHNOLOGY|TECH|TECHNOLOGIES|TECHNO",
    "TECHNOLOGIES|TECH|TECHNOLOGY", "ENGINEERING|ENGG|ENGR|ENG|ENGINEERS", "SHIPPING|SHPG|SHIPG|SHIP", "TRANSPORT|TRANS|TRANSPORTATION|TPT",
    "COMMERCIAL|COMML|COMERCIAL", "COMPANY|CO", "AND|&|Y|+", "&|AND|+", "GENERAL|GEN|GENL",
    "DEVELOPMENT|DEV|DEVT|DEVELOPMENTS", "INVESTMENT|INV|INVEST|INVESTMENTS", "RESEARCH|RES|RSCH", "INSTITUTE|INST|INSTITUT|INSTITUTO",
    "UNIVERSITY|UNIV|UNI", "NATIONAL|NATL|NAT'L|NACIONAL", "SERVICES|SVCS|SERVICE|SERV|SVC", "EQUIPMENT|EQPT|EQUIP",
    "ELECTRONICS|ELEC|ELECTRONIC|ELECTR", "ELECTRONIC|ELEC|ELECTRONICS", "PRODUCTION|PROD|PRODN", "SCIENTIFIC|SCI|SCIENCE",
    "CENTER|CENTRE|CTR|CTRE|CENTRO", "ASSOCIATION|ASSOC|ASSN|ASS'N", "GROUP|GRP|GRUPO|GRUPPA", "BROTHERS|BROS", "HOLDING|HLDG|HOLDINGS",
    "SAINT|ST", "ISLAMIC|ISL", "CHARITY|CHARITABLE", "FOUNDATION|FOUND|FDN", "BANK|BK|BANCO|BANQUE", "MARINE|MAR|MARITIME",
    "MARITIME|MAR|MARITIMA|MARINE", "PETROLEUM|PETR|OIL|PETROL", "CHEMICAL|CHEM|CHEMICALS", "AVIATION|AVIA|AVN", "EXCHANGE|EXCH|XCHG",
    "SYSTEMS|SYS|SYSTEM", "LOGISTICS|LOG|LOGISTIC", "FACTORY|FCTY|PLANT|ZAVOD", "PLANT|ZAVOD|FACTORY", "IMPORT|IMP", "EXPORT|EXP",
    "SUPPLY|SUPP|SUPPLIES", "MINISTRY|MIN|MINISTERIO",
))
SHORT = tuple(tuple(row.split()) for row in (
    "aleksandr sasha alex aleksander alexander", "aleksandra sasha", "vladimir volodya vova wladimir", "dmitriy dima mitya",
    "sergey serge seryozha sergio", "nikolay kolya nick nicolas", "mikhail misha michael mike", "ivan vanya john", "yevgeniy zhenya eugene",
    "igor gosha", "andrey andrew andrei", "aleksey alyosha alexis alex", "vasiliy vasya basil", "pavel pasha paul", "yuriy yura george",
    "grigoriy grisha gregory", "petr petya peter", "konstantin kostya", "tatiana tanya", "yekaterina katya catherine", "natalia natasha",
    "jose pepe joe", "francisco paco pancho frank", "jesus chuy", "juan john johnny", "luis lucho lewis", "manuel manolo", "antonio tony tono",
    "carlos charlie", "miguel mike", "guillermo memo william", "enrique quique henry", "ignacio nacho", "rafael rafa", "eduardo lalo edward",
    "jorge george", "pedro peter", "muhammad mo mohd md", "mohammad mohd mo", "mohammed mohd md", "abdullah abdul", "ibrahim ibo abraham",
    "yusuf joseph", "hassan hasan", "mustafa mus", "william bill will billy", "robert bob rob", "richard rick dick", "john jack", "james jim jimmy",
    "joseph joe", "thomas tom", "charles chuck charlie", "michael mike", "david dave", "edward ed eddie", "daniel dan", "anthony tony",
    "george jorge", "stephen steve", "margaret peggy", "elizabeth liz", "joao john", "jean john", "pierre peter", "henri henry", "giuseppe pino",
    "josef joe sepp",
))
_SHORT = {row[0]: row[1:] for row in SHORT}

CITIES = ("DUBAI", "ISTANBUL", "MOSCOW", "SHANGHAI", "SHENZHEN", "HONG KONG", "PANAMA CITY", "BEIRUT", "KARACHI", "LIMASSOL", "TEHRAN", "DAMASCUS",
    "HAVANA", "BOGOTA", "MINSK", "TASHKENT", "KUALA LUMPUR", "SINGAPORE", "LAGOS", "ROTTERDAM")
LANDS = ("UAE", "TURKEY", "RUSSIA", "CHINA", "P.R.C.", "HONG KONG", "PANAMA", "LEBANON", "PAKISTAN", "CYPRUS", "IRAN", "SYRIA", "CUBA", "COLOMBIA",
    "BELARUS", "UZBEKISTAN", "MALAYSIA", "SINGAPORE", "NIGERIA", "NETHERLANDS")
PEOPLE = ("J SMITH", "MR LEE", "IMPORT DEPT", "MS MARIA", "ACCOUNTS", "LOGISTICS DEPT", "PURCHASING MANAGER")
OTHERS = ("BLUE HARBOR FREIGHT", "ORION CARGO LINES", "NORTHGATE FORWARDING INC", "TRI STAR LOGISTICS", "PACIFIC GATE BROKERS", "FIRST COMMERCE BANK")


def _patterns(rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...]:
    """Each way to write something with what finds it and what may stand for it, the longest first."""
    found = ((one, re.compile(rf"(?<![\w.]){re.escape(one)}(?![\w])", re.I), tuple(other for other in row if other.casefold() != one.casefold()))
             for row in rows for one in row)
    return tuple(sorted(found, key=lambda each: -len(each[0])))


_FORMS, _WORDS = _patterns(FORMS), _patterns(WORDS)


def _swaps(name: str, patterns: tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...]) -> Iterator[tuple[re.Match[str], tuple[str, ...]]]:
    """Where something of the table stands in the name. Two letters count at its ends only: AS, SA and CO are words of many tongues."""
    for one, pattern, others in patterns:
        found = pattern.search(name)
        if found and (len(one) > 2 or found.end() >= len(name) - 1 or found.start() == 0 or not one.isalpha()):
            yield found, others


def form(name: str, chance: Random) -> str:
    """Another form of the same organisation: swapped for its equal, dropped, moved to the other end, or one put on that it had not."""
    how = chance.random()
    if how < .5:
        swap = next(_swaps(name, _FORMS), None)
        return f"{name[:swap[0].start()]}{chance.choice(swap[1])}{name[swap[0].end():]}" if swap else name
    for row in FORMS:
        for one in row:
            found = re.search(rf"(^|[\s,]){re.escape(one)}$", name, re.I) or re.search(rf"^{re.escape(one)}\s+", name, re.I)
            if found and len(one) > 1:
                rest = (name[:found.start()] + " " + name[found.end():]).strip(" ,")
                if len(rest) > 3:
                    return rest if how < .8 else f"{found[0].strip(' ,')} {rest}" if found.start() else f"{rest} {found[0].strip()}"
    return f"{name} {chance.choice(('LTD', 'LLC', 'CO', 'INC', 'CO., LTD', 'GROUP', 'S.A.', 'JSC', 'GmbH', 'TRADING LLC'))}" if how < .9 else name


def words(name: str, chance: Random) -> str:
    """One to three usual words shortened, or in another tongue."""
    for _ in range(chance.randint(1, 3)):
        swaps = list(_swaps(name, _WORDS))
        if swaps:
            found, others = chance.choice(swaps)
            name = f"{name[:found.start()]}{chance.choice(others)}{name[found.end():]}"
    return name


def nickname(name: str, chance: Random) -> str:
    """A given name by its short or foreign form."""
    parts = re.split(r"([\s,]+)", name)
    at = [n for n, part in enumerate(parts) if part.lower() in _SHORT]
    if at:
        n = chance.choice(at)
        other = chance.choice(_SHORT[parts[n].lower()])
        parts[n] = other.upper() if parts[n].isupper() else other.capitalize()
    return "".join(parts)


def _phone(chance: Random) -> str:
    sign = chance.choice(("TEL", "TEL:", "PH", "FAX", "T.", "MOB"))
    return f"{sign} +{chance.randint(1, 98)} {chance.randint(10, 999)} {chance.randint(1000000, 9999999)}"


def _address(chance: Random) -> str:
    street = chance.choice(("{n} INDUSTRIAL RD", "PO BOX {n}", "BLDG {n} PORT AREA", "ROOM {n} TRADE TOWER", "NO.{n} RENMIN ROAD", "UL. LENINA {n}",
        "STREET {n} AL QUSAIS", "CALLE {n} ZONA LIBRE", "FLAT {n} SUNSHINE PLAZA"))
    return f"{street.format(n=chance.randint(1, 4999))}, {chance.choice(CITIES)}{chance.choice(('', ', ' + chance.choice(LANDS)))}"


def noise(name: str, chance: Random) -> str:
    """What a bill of lading or an invoice puts around a name."""
    city = chance.choice(CITIES)
    return chance.choice((
        lambda: f"{chance.choice(('C/O', 'CARE OF', 'c/o:'))} {name}",
        lambda: f"{chance.choice(OTHERS)} {chance.choice(('C/O', 'care of', 'ON BEHALF OF', 'A/C', 'FOR ACCOUNT OF'))} {name}",
        lambda: f"{name} C/O {chance.choice(OTHERS)}",
        lambda: f"{name} {chance.choice(('ATTN', 'ATTN:', 'ATTENTION'))} {chance.choice(PEOPLE)}",
        lambda: f"{chance.choice(('TO ORDER OF', 'TO THE ORDER OF', 'TO ORDER:', 'ORDER OF'))} {name}",
        lambda: f"{chance.choice(('M/S', 'M/S.', 'MESSRS', 'MR.', 'THE'))} {name}",
        lambda: f"{name} {chance.choice(('- ', '', '('))}{city} {chance.choice(('BRANCH', 'OFFICE', 'REP OFFICE', 'BR.'))}".replace("(" + city,
        f"({city}"), lambda: f"{name}, {_phone(chance)}", lambda: f"{name} {_phone(chance)}", lambda: f"{name} {_address(chance)}",
        lambda: f"{name}, {_address(chance)}",
        lambda: f"{name} {chance.choice(('DBA', 'D/B/A', 'T/A', 'AKA', 'A/K/A', 'FKA'))} {chance.choice(OTHERS)}",
        lambda: f"{chance.choice(OTHERS)} {chance.choice(('DBA', 'D/B/A', 'AKA', 'ALSO KNOWN AS'))} {name}",
        lambda: f"NOTIFY PARTY: {name}", lambda: f"{name} ({city})", lambda: f"{name} {city}", lambda: f"{name} VAT {chance.randint(10**8, 10**9)}",
        lambda: f"{name} - HEAD OFFICE", lambda: f"{name} AS AGENT FOR {chance.choice(OTHERS)}", lambda: f"{name} / {chance.choice(OTHERS)}",
        lambda: f"{name} EMAIL: sales{chance.randint(1, 99)}@example.com", lambda: f"CONSIGNEE: {name}",
    ))()
