"""Whatever stands in a paper, reading it gives findings or an entry, never an exception."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.papers_in.folders import EXAMPLES, A, copy, read
from tidewaiter.findings import fatal
from tidewaiter.papers.bill_in import read_bill
from tidewaiter.papers.invoice_in import read_invoice
from tidewaiter.papers.tree import read_tree
from tidewaiter.papers.values import read_amount

raw = st.one_of(st.binary(max_size=400), st.text(max_size=400).map(lambda text: text.encode("utf-8", "surrogatepass")))
cell = st.one_of(
    st.sampled_from(("Quantity", "Amount", "Unit price", "Part", "Total", "Currency", "USD", "Invoice date",
                     "2026-08-15", "PCS")),
    st.decimals(allow_nan=True, allow_infinity=True).map(str), st.text(max_size=12),
)


@pytest.mark.parametrize("name", ("shipment.yaml", "invoice.csv", "bill.yaml", "invoice.xlsx", "rates.csv"))
@settings(max_examples=60, deadline=None)
@given(content=raw)
def test_any_bytes_for_a_paper(name: str, content: bytes) -> None:
    with TemporaryDirectory() as folder:
        papers = copy(A, Path(folder) / "a")
        (papers / name).write_bytes(content)
        read(papers)


@settings(max_examples=100, deadline=None)
@given(rows=st.lists(st.lists(cell, max_size=8), max_size=12))
def test_any_table_for_an_invoice(rows: list[list[str]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "invoice.csv"
        path.write_bytes("\n".join(",".join(row) for row in rows).encode("utf-8", "replace"))
        invoice, findings = read_invoice(path)
        assert invoice is not None or fatal(findings)


@pytest.mark.parametrize("name", ("shipment.yaml", "invoice.csv", "bill.yaml"))
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_edit_of_a_good_paper(name: str, data: st.DataObject) -> None:
    """A slice of the file is taken out, and something else put in its place."""
    text = (A / name).read_text("utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 30)))
    put = data.draw(st.text(max_size=10))
    with TemporaryDirectory() as folder:
        papers = copy(A, Path(folder) / "a")
        (papers / name).write_bytes((text[:start] + put + text[end:]).encode("utf-8", "replace"))
        result = read(papers)
        assert result.entry is not None or fatal(result.findings)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_any_damage_of_a_workbook(data: st.DataObject) -> None:
    content = bytearray((EXAMPLES / "b-apparel" / "invoice-vn.xlsx").read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    del content[data.draw(st.integers(len(content) // 2, len(content))):]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "invoice.xlsx"
        path.write_bytes(content)
        read_invoice(path)


@given(raw)
def test_any_bytes_for_a_tree_or_a_bill(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bill.yaml"
        path.write_bytes(content)
        read_tree(path)
        read_bill(path)


@given(st.text(max_size=20))
def test_a_number_is_read_as_it_would_be_typed_again_or_refused(text: str) -> None:
    try:
        amount = read_amount(text)
    except ValueError:
        return
    assert amount.is_finite() and str(amount) == re.sub(r"^(-?)0+(?=\d)", r"\1", text.replace(",", ""))
