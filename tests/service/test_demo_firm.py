"""The firm for demonstration: everything in it goes in by the uses of the service."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.api.firm import AT
from tidewaiter.service import demo_firm
from tidewaiter.service.access.desk import Desk
from tidewaiter.service.access.login import log_in, whoami
from tidewaiter.service.clearance.worklist import worklist
from tidewaiter.service.entries.files import open_file
from tidewaiter.store.database import connect
from tidewaiter.store.ledger import Doubled, Ledger

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_the_firm_has_people_and_the_examples_as_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIDEWAITER_HOME", str(tmp_path / "home"))
    desk = Desk(Ledger(connect(f"sqlite:///{tmp_path / 'demo.sqlite'}")))
    assert not demo_firm.there(desk)
    made = demo_firm.found(desk, EXAMPLES, AT)
    assert demo_firm.there(desk) and len(made.logins) == 6 and made.password not in repr(made)
    assert set(made.files) == {path.parent.name for path in EXAMPLES.glob("*/shipment.yaml")} and all(made.files.values())
    for login in made.logins:
        entered = log_in(desk.visitor(AT), login, made.password)
        assert not entered.set_password
    writer = desk.seat(log_in(desk.visitor(AT), "writer@demo.example", made.password).token, AT)
    assert whoami(writer).firm == demo_firm.FIRM
    assert open_file(writer, made.files["a-steel-brackets"]).file.value.total_cents
    assert worklist(writer).items
    with pytest.raises(Doubled):
        demo_firm.found(desk, EXAMPLES, AT)
    desk.ledger.database.close()
