"""Other names that a list writes into the name itself."""

from __future__ import annotations

import pytest

from tidewaiter.screening.readers.aliases import split


@pytest.mark.parametrize("text, primary, aliases, former", [
    ("Calm Gull Ltd", "Calm Gull Ltd", [], []),
    ("ANN GULL A/K/A ANN HARBOR", "ANN GULL", ["ANN HARBOR"], []),
    ("PEARL (A.K.A. ANN GULL) LI", "PEARL LI", ["ANN GULL"], []),
    ("Gull, Ann (a.k.a. Ann Harbor; Ann Pier)", "Gull, Ann", ["Ann Harbor", "Ann Pier"], []),
    ("Red Hill Machinery, a/k/a Golden Ox (Jin) Factory, a/k/a Hill 1st Prison", "Red Hill Machinery",
     ["Golden Ox (Jin) Factory", "Hill 1st Prison"], []),
    ("Calm Hair Co. Ltd. (and two aliases: Hollow Hair; and Harbor Hair)", "Calm Hair Co. Ltd.", ["Hollow Hair", "Harbor Hair"], []),
    ("Calm Corps (including three aliases: CC; Calm; and Bing) and its subordinate and affiliated entities", "Calm Corps",
     ["CC", "Calm", "Bing"], []),
    ("Quay (Pier) Co., Ltd (including one alias: Quay Pier) and subsidiaries", "Quay (Pier) Co., Ltd", ["Quay Pier"], []),
    ("Anhui Yarn Co., Ltd. (formerly known as Anhui Thread; and Anhui Wool)", "Anhui Yarn Co., Ltd.", [], ["Anhui Thread", "Anhui Wool"]),
    ("Jing Co., Ltd. (also known as J Co., Ltd. and JWD; and formerly known as Mian Co., Ltd.)", "Jing Co., Ltd.",
     ["J Co., Ltd.", "JWD"], ["Mian Co., Ltd."]),
    ("Calm Corps (CC) and its subsidiaries", "Calm Corps (CC)", [], []),
    ("BANK AKA LTD", "BANK", ["LTD", "BANK AKA LTD"], []),           # a word that may be part of the name: the whole stays a name too
    ("A.K.A. Trading Co", "A.K.A. Trading Co", [], []), ("Akademia Fkabel Plc", "Akademia Fkabel Plc", [], []),
])
def test_names_are_told_apart(text, primary, aliases, former):
    names = split(text)
    told = [[name for name, type in names if type == kind] for kind in ("primary", "alias", "former")]
    assert told == [[primary], aliases, former]
