"""Names that are on no list, some of them near to one that is: what must not alert."""

from __future__ import annotations

import gzip
import importlib.util
import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from tools.screening import arabic, cyrillic, damage, eastern, trade
from tools.screening.damage import natural, plain
from tools.screening.sources import Listing, key
from tools.screening.tables import row

# Given names and family names that many bear, by language: facts of daily life, of our own choosing.
COMMON = {tongue: (given.split(), family.split()) for tongue, (given, family) in {
    "ru": ("Anton Oleg Sergey Dmitriy Andrey Viktor Maksim Roman Olga Irina Svetlana Natalya Denis Kirill Pavel Yuliya Galina Artem",
    "Ivanov Smirnov Kuznetsov Popov Vasilyev Petrov Sokolov Mikhaylov Fedorov Morozov Volkov Alekseyev Lebedev Semenov Yegorov Kozlov Stepanov "
    "Nikolayev Orlov Makarov"),
    "ar": ("Mohammed Ahmed Ali Hassan Omar Khalid Yousef Ibrahim Mahmoud Fatima Maryam Layla Tariq Samir Walid Nasser Faisal Hamad",
    "Al-Farsi Haddad Khoury Mansour Nasser Saleh Al-Amin Darwish Hamdan Issa Najjar Qasim Rahman Sabbagh Shaheen Al-Masri Zaki Bakri"),
    "zh": ("Wei Fang Min Jing Li Qiang Lei Jun Yang Yong Yan Jie Juan Tao Ming Chao Xiulan Xia Guoqiang Xiaoming Haitao Jianguo Wenjie Zhiqiang",
    "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Gao Lin Luo Zheng Liang Xie Song Tang"),
    "ko": ("Min-jun Seo-yeon Ji-hoon Sung Ho Young Soo Jin Woo Hye Jin Dong Hyun Kyung Mi Sang Woo Jae",
    "Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Hwang Ahn Song"),
    "fa": ("Mohammad Reza Hossein Amir Mehdi Hamid Saeed Farhad Maryam Zahra Leila Nasrin Behrouz Kamran Shahram Ladan",
    "Ahmadi Hosseini Mohammadi Karimi Rezaei Moradi Rahimi Jafari Hashemi Kazemi Tehrani Farahani Bagheri Sadeghi Akbari"),
    "tr": ("Mehmet Mustafa Ahmet Ayşe Fatma Emine Hüseyin Murat Hakan Serkan Elif Zeynep Burak Emre Kemal Yusuf",
    "Yılmaz Kaya Demir Şahin Çelik Yıldız Öztürk Aydın Özdemir Arslan Doğan Kılıç Aslan Çetin Koç Kurt"),
    "es": ("José María Juan Luis Carlos Ana Carmen Antonio Francisco Jorge Pedro Miguel Rosa Javier Alejandro Ricardo",
    "García Rodríguez Martínez Hernández López González Pérez Sánchez Ramírez Torres Flores Rivera Gómez Díaz Morales Ortiz Castillo Vargas"),
    "de": ("Hans Peter Klaus Jürgen Thomas Andrea Sabine Monika Stefan Wolfgang Uwe Heike Matthias Birgit",
    "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer Richter Wolf Neumann Krüger"),
    "fr": ("Jean Pierre Marie Michel Nathalie Philippe Isabelle Alain Sylvie Nicolas Claire Julien Sophie Laurent",
    "Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Garcia Fournier"),
    "hi": ("Amit Rahul Priya Sunil Anil Rajesh Suresh Sanjay Neha Pooja Vijay Deepak Ravi Kavita Manoj Arun",
    "Sharma Singh Kumar Patel Gupta Verma Reddy Mehta Joshi Nair Iyer Shah Agarwal Das Chowdhury Bose"),
    "pk": ("Muhammad Imran Asif Bilal Usman Zubair Farooq Naveed Shahid Tahir Ayesha Sadia Kashif Waqar",
    "Khan Ahmed Hussain Malik Butt Qureshi Sheikh Chaudhry Raja Iqbal Siddiqui Akhtar Mirza Baig Javed"),
    "vi": ("Anh Hung Minh Tuan Linh Huong Thanh Lan Duc Nam Thuy Quang Mai Phuong",
    "Nguyen Tran Le Pham Hoang Phan Vu Dang Bui Do Ho Ngo Duong Ly"), "id": ("Budi Agus Siti Dewi Joko Andi Rina Hendra Slamet Wati",
    "Santoso Wijaya Setiawan Susanto Hidayat Pratama Lestari Gunawan Kurniawan Nugroho"),
    "pt": ("João Pedro Ana Paulo Lucas Mariana Rafael Fernanda Carla Bruno Tiago Gustavo",
    "Silva Santos Oliveira Souza Pereira Costa Ferreira Almeida Carvalho Gomes Ribeiro Martins"),
    "it": ("Marco Luca Giulia Francesca Andrea Paolo Chiara Matteo Giovanni Elena Davide",
    "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo"),
    "pl": ("Piotr Krzysztof Andrzej Agnieszka Katarzyna Tomasz Paweł Małgorzata Michał Jan",
    "Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak"),
    "ng": ("Chinedu Emeka Ngozi Oluwaseun Adewale Ifeoma Tunde Amina Yusuf Blessing Ibrahim",
    "Okafor Adeyemi Okonkwo Balogun Eze Nwosu Abubakar Bello Ogunleye Mohammed Obi"),
    "uk": ("Oleksandr Andriy Serhiy Mykola Oksana Iryna Volodymyr Taras Nataliya Bohdan",
    "Shevchenko Kovalenko Bondarenko Tkachenko Kravchenko Oliynyk Lysenko Savchenko Melnyk Polishchuk"),
    "ja": ("Hiroshi Takashi Yuki Kenji Akira Sakura Naoko Haruto Yoko Satoshi",
    "Sato Suzuki Takahashi Tanaka Watanabe Ito Yamamoto Nakamura Kobayashi Kato"),
}.items()}
COINED = row("AL NOOR,SILK ROAD,BLUE STAR,GOLDEN GATE,ORIENT,SUNRISE,NOVA,VEGA,DELTA,OMEGA,PRIME,UNITED,EASTERN,PACIFIC,ATLAS,FALCON,"
             "CRESCENT,PEARL,EVERGREEN,SUMMIT,PIONEER,GLOBAL,ROYAL,HORIZON,PHOENIX,TITAN,APEX,ZENITH,MERIDIAN,LOTUS,JADE,DRAGON,AMBER,ARGO,"
             "BALTIC,CASPIAN,DANUBE,EURO,FORTUNE,GALAXY,HARBOR,IMPERIAL,JUPITER,KINGSTON,LIBERTY,MAGNOLIA,NORDIC,OCEAN,POLAR,QUANTUM,"
             "RAINBOW,SAPPHIRE,TRIDENT,UNIVERSAL,VICTORIA,WESTERN,YANGTZE,ZHONGHAI,RUS,SIB,URAL,VOLGA,NEVA,ALTAI,MEGA,TECHNO,INTER")
TRADES = row("TRADING,SHIPPING,GENERAL TRADING,ELECTRONICS,INDUSTRIES,IMPORT EXPORT,LOGISTICS,TEXTILES,FURNITURE,TOYS,GARMENTS,STEEL,"
             "CHEMICAL,TECHNOLOGY,MACHINERY,FOODS,SEAFOOD,PLASTIC PRODUCTS,AUTO PARTS,TOOLS,LIGHTING,CERAMICS,HARDWARE,PETROLEUM,AVIATION,"
             "ENGINEERING,INTERNATIONAL,INVESTMENT,CONSTRUCTION,MEDICAL EQUIPMENT,TRADING AND CONTRACTING,MARINE SERVICES,"
             "SCIENTIFIC RESEARCH INSTITUTE,PLANT,BANK,HOLDING,FOUNDATION,EXCHANGE,OPTICAL,SEMICONDUCTOR,METALS")
ENDS = row("LTD,CO LTD,CO., LTD.,LLC,INC,INC.,CORP,GMBH,S.A.,S.A. DE C.V.,SRL,JSC,OOO,FZE,PTE LTD,SDN BHD,PVT LTD,LTDA,S.A.S.,A.S.,"
           "COMPANY,GROUP,BV,SPA,LIMITED,FZCO,KG,OY,AB,,")
SECTORS = row("BANCORP,FINANCIAL GROUP,PHARMACEUTICALS,THERAPEUTICS,BIOSCIENCES,ENERGY PARTNERS,REALTY TRUST,ACQUISITION CORP,RESOURCES,"
              "OIL & GAS,SOFTWARE,NETWORKS,BRANDS,HOLDINGS,CAPITAL,INSURANCE GROUP,MINING,GOLD,PROPERTIES,SYSTEMS,SOLUTIONS,HEALTHCARE,"
              "RESTAURANTS,STORES,AIRLINES,MOTORS,ELECTRIC,WATER,MEDIA,COMMUNICATIONS,SEMICONDUCTORS,ROBOTICS,INSTRUMENTS,LABORATORIES,"
              "PAPER,PACKAGING,FOODS,BREWING,MATERIALS,AEROSPACE,MARINE,BANK,SAVINGS BANK,INDUSTRIES,TECHNOLOGIES,INTERNATIONAL,WORLDWIDE,"
              "ENTERPRISES,PARTNERS,GROUP")
MADE = row("AVE,NEX,TRI,OMNI,VER,SYN,LUM,CORE,AXI,PRO,ZEN,BIO,GEN,TEL,MED,AERO,SOL,VITA,QUA,ORI,ALTA,NOV,ECO,FLEX,STRA,PIN,RED,GRAN,KEN,"
           "MAR,CAL,DOR,ELE,FER,HAL|TRA,TIX,VON,CORP,LIA,GENT,NOVA,DYNE,MARK,POINT,STONE,WELL,FIELD,TECH,SYS,ON,IS,ERA,ONE,EX,ICA,UM,IUM,"
           "ARA,ETA,IGO,ANT,ISTA,WAVE,BRIDGE,GATE,LINK,WORKS", "|")
Maker = Callable[[Random], str]


def census(folder: Path | None) -> dict[str, list[tuple[str, float]]]:
    """Names and how many in a hundred bear them, from the tables of the US Census of 1990 that the package `names` carries."""
    if folder is None:
        spec = importlib.util.find_spec("names")
        if spec is None or spec.origin is None:
            raise SystemExit("the Census tables are missing: pip install names==0.3.0, or name the folder of dist.all.last by --census")
        folder = Path(spec.origin).parent
    tables = {}
    for name in ("dist.all.last", "dist.female.first", "dist.male.first"):
        rows = (line.split() for line in (folder / name).read_text(encoding="ascii").splitlines())
        tables[name] = [(row[0], float(row[1])) for row in rows if len(row) == 4]
    return tables


def companies(reference: Path) -> list[str]:
    """Companies that official papers name: active sureties, and parties in notices of the Federal Register."""
    sureties = re.findall(r"^(.+?)\s{3,}\d{3}\s*$", (reference / "catair" / "active_sureties_2025.txt").read_text(encoding="utf-8"), re.M)
    named = []
    form = r"(?:Co\., Ltd\.|Inc\.|LLC|L\.L\.C\.|Ltd\.|Corporation|Corp\.|Limited|GmbH|S\.A\.|S\.p\.A\.|A\.S\.|Company|S\.A\. de C\.V\.)"
    with gzip.open(reference / "regulations" / "federal_register_trade_2020-2026.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            notice = json.loads(line)
            named += re.findall(rf"((?:[A-Z][\w&'.-]+,? ){{1,6}}{form})", f"{notice['title']} . {notice['abstract'] or ''}")
    texts = json.dumps(json.loads((reference / "rulings" / "ny_rulings_full_text_41.json").read_text(encoding="utf-8")))
    named += re.findall(rf"((?:[A-Z][\w&'-]+ ){{1,5}}{form})", texts)
    return sorted({one.strip() for one in (*sureties, *named) if len(one) > 6})


class Strangers:
    """Makers of names that no entry of the list bears, each by its kind."""

    def __init__(self, listed: Sequence[Listing], tables: dict[str, list[tuple[str, float]]], firms: list[str], held_out: Sequence[Listing],
        came_and_went: Sequence[Listing], counts: Counter[str]) -> None:
        self._tables, self._firms, self._held, self._moved = tables, firms, held_out, came_and_went
        people = [natural(name).split() for one in listed if one.schema == "Person" for name in one.names[:2] if ", " in name
            and " " in natural(name)]
        self._given = [words[0] for words in people if len(words[0]) > 2]
        self._family = [words[-1] for words in people if len(words[-1]) > 2]
        organizations = [name.split() for one in listed if one.schema == "Organization" for name in one.names[:2]]
        self._starts = [words[0] for words in organizations if len(words) > 1 and len(words[0]) > 2]
        self._pairs = [words[:2] for words in organizations if len(words) > 2]
        self._tails = [words[1:] for words in organizations if 1 < len(words) < 7]
        self._ships = [name.split() for one in listed if one.schema == "Vessel" for name in one.names]
        self._usual = [word for word, count in counts.items() if count > 8 and len(word) > 3 and word.isascii()]
        makers: dict[str, tuple[str, Maker, int]] = {
            "neg_census": ("Person", self.american, 14), "neg_world": ("Person", self.foreign, 18), "neg_world_mixed": ("Person", self.crossed, 10),
            "neg_firms": ("Organization", lambda chance: self._dressed(chance.choice(self._firms), chance), 10),
            "neg_coined": ("Organization", self.coined, 14), "neg_quoted": ("Organization", self.quoted, 14),
            "neg_coined_person": ("Organization", self.family_firm, 7),
            "neg_people_soup": ("Person", self.people_soup, 14), "neg_firm_soup": ("Organization", self.firm_soup, 12),
            "neg_listed_words": ("Organization", self.listed_words, 8), "neg_ship_soup": ("Vessel", self.ship, 3),
            "neg_held_out": ("", lambda chance: self._borrowed(self._held, chance), 14),
            "neg_moved": ("", lambda chance: self._borrowed(self._moved, chance), 12),
            "neg_script": ("Person", self.script, 6),
        }
        needs = {"neg_held_out": held_out, "neg_moved": came_and_went, "neg_firms": firms, "neg_ship_soup": self._ships,
                 "neg_listed_words": self._usual[2:]}
        self.makers = {kind: made for kind, made in makers.items() if needs.get(kind, True)}

    def _dressed(self, name: str, chance: Random) -> str:
        how = chance.random()
        return name.upper() if how < .3 else trade.noise(name, chance) if how < .45 else trade.words(name, chance) if how < .5 else name

    def american(self, chance: Random) -> str:
        firsts = self._tables[chance.choice(("dist.female.first", "dist.male.first"))]
        def drawn(rows: list[tuple[str, float]]) -> str:
            rows = rows if chance.random() < .7 else rows[:400]
            return chance.choices([name for name, _ in rows], [share ** .5 for _, share in rows])[0].title()
        given, family = drawn(firsts), drawn(self._tables["dist.all.last"][:9000])
        middle = chance.choice(("", "", f" {chance.choice('ABCDEFGHJKLMNPRSTW')}.", f" {drawn(firsts)}"))
        text = f"{family.upper()}, {given}{middle}" if chance.random() < .2 else f"{given}{middle} {family}"
        return self._dressed(text, chance)

    def foreign(self, chance: Random) -> str:
        given, family = COMMON[chance.choice(list(COMMON))]
        middle = f" {chance.choice(given)}" if chance.random() < .25 else ""
        text = f"{chance.choice(given)}{middle} {chance.choice(family)}"
        text = text if chance.random() < .8 else " ".join(reversed(text.split()))
        return text.upper() if chance.random() < .3 else text

    def crossed(self, chance: Random) -> str:
        """A common given name with a listed family name, or a listed given name with a common family name."""
        given, family = COMMON[chance.choice(list(COMMON))]
        first, last = (given, self._family) if chance.random() < .5 else (self._given, family)
        return f"{chance.choice(first)} {chance.choice(last)}"

    def people_soup(self, chance: Random) -> str:
        """One listed person's given name with another's family name."""
        given, family = chance.choice(self._given), chance.choice(self._family)
        middle = f" {chance.choice(self._given)}" if chance.random() < .3 else ""
        return f"{given}{middle} {family}" if chance.random() < .6 else f"{family.upper()}, {given}{middle}"

    def coined(self, chance: Random) -> str:
        parts = [chance.choice((chance.choice(COINED), chance.choice(trade.CITIES), chance.choice(self._tables["dist.all.last"][:5000])[0])),
            chance.choice(("", "", chance.choice(COINED))), chance.choice(TRADES), chance.choice(("", "", chance.choice(TRADES))),
            chance.choice(ENDS)]
        text = " ".join(filter(None, parts))
        return self._dressed(text if chance.random() < .6 else text.title(), chance)

    def quoted(self, chance: Random) -> str:
        """A company as an exchange lists it."""
        first, second = (part.split(",") for part in MADE)
        start = chance.choice((chance.choice(first) + chance.choice(second), chance.choice(self._tables["dist.all.last"][:6000])[0],
                               f"{chance.choice(COINED)} {chance.choice(('', chance.choice(COINED)))}", chance.choice(first) + chance.choice(second)))
        end = chance.choice(("Inc.", "Corp", "Corp.", "Inc", "Ltd.", "LP", "plc", "N.V.", "Co", "Trust", "Ltd", "LLC", "S.A.", ", Inc.",
            "Holdings, Inc.", "II", ""))
        sector = chance.choice((chance.choice(SECTORS).title(), chance.choice(SECTORS).title(), ""))
        return " ".join(f"{start.title()} {sector} {end}".split()).replace(" ,", ",")

    def family_firm(self, chance: Random) -> str:
        _, family = COMMON[chance.choice(list(COMMON))]
        house = chance.choice(('', ' & SONS', ' BROTHERS', ' AND PARTNERS', ' FAMILY'))
        return f"{chance.choice(family)}{house} {chance.choice(TRADES)} {chance.choice(ENDS)}".upper().strip()

    def firm_soup(self, chance: Random) -> str:
        """The start of one listed organization with the end of another."""
        start = " ".join(chance.choice(self._pairs)) if chance.random() < .35 else chance.choice(self._starts)
        return f"{start} {' '.join(chance.choice(self._tails))}"

    def listed_words(self, chance: Random) -> str:
        """Usual words of the list, put together anew."""
        return f"{' '.join(chance.sample(self._usual, chance.randint(1, 3)))} {chance.choice(TRADES)} {chance.choice(ENDS)}".upper().strip()

    def ship(self, chance: Random) -> str:
        first, second = chance.choice(self._ships), chance.choice(self._ships)
        return chance.choice((f"{first[0]} {second[-1]}", f"{first[0]} {chance.randint(2, 40)}", f"{chance.choice(COINED)} {second[-1]}",
            f"MV {chance.choice(COINED)} {chance.choice(('STAR', 'QUEEN', 'TRADER', 'EXPRESS', 'PRIDE', 'SPIRIT'))}"))

    def _borrowed(self, entries: Sequence[Listing], chance: Random) -> str:
        name = chance.choice(chance.choice(entries).names)
        return chance.choice((name, name, natural(name), damage.fingers(name, chance), trade.noise(name, chance)))

    def script(self, chance: Random) -> str:
        tongue = chance.choice(("ru", "ar", "zh", "uk", "fa", "ko"))
        given, family = COMMON[tongue]
        text = f"{chance.choice(family)} {chance.choice(given)}"
        if tongue in ("ru", "uk"):
            return cyrillic.cyrillic(text)
        return eastern.han(text) if tongue == "zh" else eastern.hangul(text) if tongue == "ko" else arabic.arabic(text)


def near(names: Sequence[str]) -> Callable[[str], bool]:
    """Tells whether a name is a listed one but for marks, order and a letter: no stranger then.

    Letters left out one at a time on both sides find it."""
    def variants(text: str) -> set[str]:
        return {text, *(text[:n] + text[n + 1:] for n in range(len(text)))} if len(text) > 7 else {text}

    known = {made for name in names for made in variants(key(name).replace(" ", ""))}
    bare = {_bare(name) for name in names}
    return lambda text: bool(variants(key(text).replace(" ", "")) & known) or _bare(text) in bare


_FORMS = {plain(word) for row in trade.FORMS for one in row for word in one.split()} | {"ltd", "co", "inc", "llc", "jsc", "sa", "the", "group",
    "company", "of", "and"}


def _bare(name: str) -> str:
    words = [word for word in key(name).split() if word not in _FORMS]
    return " ".join(words) if len(words) > 1 or len("".join(words)) > 5 else key(name)
