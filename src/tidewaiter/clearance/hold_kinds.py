"""The kinds of holds as a table: whose they are, by what law, what ends them step by step, and which clocks they start."""

from __future__ import annotations

from collections.abc import Mapping

from tidewaiter.shapes import Code, Line
from tidewaiter.values import immutable

# Who takes a step.
BROKER, IMPORTER, CBP, AGENCY, CARRIER, SHIPPER = "broker", "importer", "CBP", "agency", "carrier or terminal", "shipper"


@immutable
class HoldStep:
    id: Code
    who: Line
    what: Line


@immutable
class HoldKind:
    """A kind of hold. `sets` are the days of law/deadlines that it starts, `clocks` the rows that count from them; `agencies` the codes of
    CATAIR appendix V whose hold it is, `told` the words by which a message names such an exam."""

    words: Line
    cite: Line
    steps: tuple[HoldStep, ...]
    sets: tuple[Code, ...] = ()
    clocks: tuple[Code, ...] = ()
    agencies: tuple[Code, ...] = ()
    told: tuple[str, ...] = ()
    ends_on_release: bool = False

    @property
    def step_ids(self) -> tuple[str, ...]:
        return tuple(one.id for one in self.steps)


def _steps(*told: tuple[str, str, str]) -> tuple[HoldStep, ...]:
    return tuple(HoldStep(*one) for one in told)


_ASK = ("ask", BROKER, "Ask the holder what it wants, and write the answer down")
_END = ("end", CBP, "CBP removes the hold by message")
_PAY = ("pay", IMPORTER, "Pay the exam site and the drayage: the importer bears the cost, 19 CFR 151.6, 151.16(b)")
_AGENCY_STEPS = _steps(
    _ASK, ("documents", BROKER, "Upload what the agency asks for, and put the entry number on it"),
    ("review", AGENCY, "The agency reviews, samples or inspects"), ("proceed", AGENCY, "The agency lets the goods proceed, or refuses them"),
)

HOLDS: Mapping[str, HoldKind] = {
    "nii_exam": HoldKind("Exam by imaging (NII)", "19 U.S.C. 1467, 1499(a); 19 CFR 151.6", _steps(
        ("present", CARRIER, "The terminal brings the box to the scanner"), ("scan", CBP, "CBP images it and reads the image"), _END,
    ), clocks=("D18",), told=("nii", "vacis", "imaging", "x-ray"), ends_on_release=True),
    "tailgate_exam": HoldKind("Exam at the tailgate", "19 U.S.C. 1467, 1499(a); 19 CFR 151.6", _steps(
        ("present", CARRIER, "The terminal opens the box at the pier"), ("look", CBP, "CBP looks at what can be seen from the doors"), _PAY, _END,
    ), clocks=("D18",), told=("tailgate", "tail gate"), ends_on_release=True),
    "intensive_exam": HoldKind("Intensive exam (CET, MET)", "19 U.S.C. 1499(a); 19 CFR 151.6, 151.16", _steps(
        ("site", BROKER, "Choose the centralized examination station and order the drayage"),
        ("papers", BROKER, "Give the station and CBP the packing list and invoice"),
        ("present", CARRIER, "The box is unloaded there: from then on the goods are presented"), ("exam", CBP, "CBP examines, counts, samples"),
        _PAY, _END,
    ), clocks=("D18",), told=("intensive", "cet", "met"), ends_on_release=True),
    "agriculture_hold": HoldKind("Agriculture hold of CBP", "7 U.S.C. 7714, 8303; 7 CFR 330", _steps(
        _ASK, ("inspect", CBP, "A CBP agriculture specialist inspects goods and wood packing"),
        ("treat", IMPORTER, "Treat, re-export or destroy what is infested, as the emergency action notification says"), _END,
    ), ends_on_release=True),
    "manifest_hold": HoldKind("Manifest hold of CBP", "19 U.S.C. 1431, 1499(a)", _steps(
        _ASK, ("amend", CARRIER, "The carrier mends the manifest, or CBP finishes its targeting"), _END,
    ), ends_on_release=True),
    "cbp_hold": HoldKind("Hold of CBP", "19 U.S.C. 1499(a)", _steps(_ASK, ("answer", BROKER, "Give CBP what it asks"), _END), ends_on_release=True),
    "isf_hold": HoldKind("Hold for the security filing", "19 CFR 149.2, 113.62(j)", _steps(
        ("file", BROKER, "File or mend the importer security filing"), ("match", CARRIER, "The carrier's bill matches it"), _END,
    ), clocks=("D01", "D02"), ends_on_release=True),
    "document_request": HoldKind("Documents required", "19 CFR 142.3(a)(5), 163.6(a)", _steps(
        ("get", IMPORTER, "Give the broker the document"), ("upload", BROKER, "Upload it through DIS under the entry number"),
        ("review", CBP, "It is reviewed, and the hold ends or more is asked"),
    ), ("document_request",), ("D12",), ends_on_release=True),
    "detention": HoldKind("Detention", "19 U.S.C. 1499(c); 19 CFR 151.16", _steps(
        ("notice", BROKER, "Read the notice: why, for how long, what would speed it up"),
        ("give", IMPORTER, "Give the information that the notice names"),
        ("results", BROKER, "Ask in writing for the results of any test, 19 CFR 151.16(d)"),
        ("decide", CBP, "CBP admits or excludes; thirty days after presentation without a word is an exclusion that may be protested"),
    ), ("detention_notice",), ("D18",)),
    "ipr_detention": HoldKind("Detention for a suspected counterfeit mark", "19 CFR 133.21(b)", _steps(
        ("notice", BROKER, "Send the importer the notice at once"),
        ("show", IMPORTER, "Show within seven business days that the mark is genuine or licensed"),
        ("owner", CBP, "CBP may show samples to the owner of the mark"), ("decide", CBP, "CBP releases, or seizes"),
    ), ("ipr_notice",), ("D17",)),
    "marking": HoldKind("Notice to mark or redeliver (CBP Form 4647)", "19 CFR 134.51, 141.113; 19 U.S.C. 1304", _steps(
        ("mark", IMPORTER, "Mark the goods with their origin, or return, export or destroy them"),
        ("certify", IMPORTER, "Certify on the form that it was done, with a sample"), ("verify", CBP, "CBP verifies and ends the notice"),
    ), ("mark_notice",), ("D15",)),
    "forced_labour": HoldKind("Forced labour: withhold release order or UFLPA", "19 U.S.C. 1307; 19 CFR 12.42-12.45; Pub. L. 117-78", _steps(
        ("choose", IMPORTER, "Export the goods, or prove them admissible"),
        ("proof", IMPORTER, "Give certificate of origin and statement of the consignee within three months of importation, 19 CFR 12.43"),
        ("trace", IMPORTER, "Trace the goods through every step of their making"), ("decide", CBP, "CBP admits or excludes"),
    ), ("detention_notice",), ("D18", "D129", "D130")),
    "seizure": HoldKind("Seizure", "19 U.S.C. 1595a; 19 CFR 162.21, 171.2", _steps(
        ("notice", BROKER, "Send the notice on the same day"), ("petition", IMPORTER, "Petition for relief, or let the goods go"),
        ("decide", CBP, "The Fines, Penalties and Forfeitures officer decides"),
    ), ("seizure_notice",), ("D38",)),
    "quota": HoldKind("Quota", "19 CFR 132.11-132.14", _steps(
        ("wait", CBP, "The quota is counted, and what it has room for is released"),
        ("choose", IMPORTER, "Pay the higher rate, warehouse, export or wait"),
    ), clocks=("D10",)),
    "freight_lien": HoldKind("Carrier's freight", "19 U.S.C. 1564; 19 CFR 141.112", _steps(
        ("invoice", CARRIER, "The carrier says what is owed"), ("pay", IMPORTER, "Pay or dispute it"),
        ("release", CARRIER, "The carrier releases the freight"),
    )),
    "general_order": HoldKind("General order", "19 U.S.C. 1490, 1491; 19 CFR 4.37, 127.1, 127.4", _steps(
        ("find", BROKER, "Find the warehouse and the general order number"), ("enter", BROKER, "Enter the goods"),
        ("pay", IMPORTER, "Pay cartage and storage"), ("fetch", CARRIER, "Fetch them"),
    ), clocks=("D03", "D05")),
    "fda_hold": HoldKind("FDA hold", "21 U.S.C. 381(a); 21 CFR 1.83-1.99", _AGENCY_STEPS, agencies=("FDA",)),
    "aphis_hold": HoldKind("APHIS hold", "7 U.S.C. 7711-7714, 8303; 7 CFR 319, 9 CFR 93-98", _AGENCY_STEPS, agencies=("APH",)),
    "fsis_hold": HoldKind("FSIS reinspection", "21 U.S.C. 466, 620; 9 CFR 327, 381 subpart T", _AGENCY_STEPS, agencies=("FSI",)),
    "ams_hold": HoldKind("AMS hold", "7 U.S.C. 608e-1; 7 CFR 944", _AGENCY_STEPS, agencies=("AMS",)),
    "epa_hold": HoldKind("EPA hold", "15 U.S.C. 2612; 7 U.S.C. 136o; 19 CFR 12.73, 12.110-12.127", _AGENCY_STEPS, agencies=("EPA",), clocks=("D19",)),
    "cpsc_hold": HoldKind("CPSC hold", "15 U.S.C. 2066; 16 CFR 1110", _AGENCY_STEPS, agencies=("CPS",)),
    "fws_hold": HoldKind("FWS hold", "16 U.S.C. 1538(d)-(f); 50 CFR 14", _AGENCY_STEPS, agencies=("FWS",)),
    "nhtsa_hold": HoldKind("NHTSA hold", "49 U.S.C. 30112; 19 CFR 12.80; 49 CFR 591", _AGENCY_STEPS, agencies=("NHT",)),
    "nmfs_hold": HoldKind("NMFS hold", "16 U.S.C. 1826-1829; 50 CFR 300", _AGENCY_STEPS, agencies=("NMF",)),
    "atf_hold": HoldKind("ATF hold", "22 U.S.C. 2778; 27 CFR 447", _AGENCY_STEPS, agencies=("ATF",)),
    "ttb_hold": HoldKind("TTB hold", "27 U.S.C. 205; 27 CFR 4, 5, 7, 27", _AGENCY_STEPS, agencies=("TTB",)),
    "dea_hold": HoldKind("DEA hold", "21 U.S.C. 952, 971; 21 CFR 1312, 1313", _AGENCY_STEPS, agencies=("DEA",)),
    "agency_hold": HoldKind("Hold of a partner agency", "19 U.S.C. 1411, 1499(a)", _AGENCY_STEPS),
    "agency_exam": HoldKind("Exam of a partner agency", "19 U.S.C. 1499(a)", _steps(
        _ASK, ("arrange", BROKER, "Arrange the exam with the agency and the place where the goods lie"),
        ("exam", AGENCY, "The agency examines or samples"),
        ("proceed", AGENCY, "The agency lets the goods proceed, or refuses them"),
    )),
}
