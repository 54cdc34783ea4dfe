"""Charts as SVG that stands in a page: no scripts, no fonts of others, colours by the page's own variables so that light and dark are the page's."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree

import pygal
from pygal.style import Style

# pygal puts a finder of map packages among those of the import statement, in a form that Python has given up and warns of; no map is drawn here.
sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__name__ != "PluginImportFixer"]

COLORS = 7                       # --c0 to --c6 of the page
_SVG = "http://www.w3.org/2000/svg"
_LABEL = 34                      # characters of a name beside a bar


def stacked(name: str, about: str, labels: Sequence[str], series: Sequence[tuple[str, Sequence[int]]]) -> str:
    """Bars over time, one stack each; amounts in cents. The legend is the page's."""
    every = max(1, len(labels) // 12)
    chart = pygal.StackedBar(**_config(), height=340, x_label_rotation=35 if len(labels) > 12 else 0, show_minor_x_labels=False)
    chart.x_labels = list(labels)
    chart.x_labels_major = list(labels)[::every]
    for title, cents in series:
        chart.add(title, [one / 100 for one in cents])
    return _svg(chart, name, about)


def bars(name: str, about: str, rows: Sequence[tuple[str, int]]) -> str:
    """One bar for each row, the first on top; amounts in cents."""
    chart = pygal.HorizontalBar(**_config(), height=70 + 30 * len(rows))
    chart.x_labels = [label if len(label) <= _LABEL else f"{label[:_LABEL - 1]}…" for label, _ in reversed(rows)]
    chart.add("", [cents / 100 for _, cents in reversed(rows)])
    return _svg(chart, name, about)


def short(dollars: float) -> str:
    """Dollars for an axis.

    >>> short(1_500_000), short(-20_000), short(0)
    ('$1.5M', '-$20K', '$0')
    """
    sign, size = "-" if dollars < 0 else "", abs(dollars)
    for unit, word in ((1e9, "B"), (1e6, "M"), (1e3, "K")):
        if size >= unit:
            return f"{sign}${size / unit:.3g}{word}"
    return f"{sign}${size:.3g}"


def _config() -> dict[str, Any]:
    style = Style(background="transparent", plot_background="transparent", font_family="inherit", colors=tuple(f"var(--c{n})" for n in range(COLORS)),
                  label_font_size=13, major_label_font_size=13)
    return {"style": style, "js": (), "css": (), "max_scale": 8, "disable_xml_declaration": True, "show_legend": False, "width": 860, "spacing": 10,
            "margin": 8, "value_formatter": short, "no_data_text": "nothing"}


def _svg(chart: Any, name: str, about: str) -> str:
    """What pygal drew, with what it says to a reader who does not see it, and without its styles, ids of the day and its places for scripts."""
    ElementTree.register_namespace("", _SVG)
    root = ElementTree.fromstring(chart.render())
    for parent in list(root.iter()):
        for child in list(parent):
            tag, kind = str(child.tag).rpartition("}")[2], child.get("class", "")
            unseen = tag in ("defs", "script", "style") or (tag == "desc" and kind != "value") or "tooltip-overlay" in kind
            if unseen or (tag == "title" and parent is root):
                parent.remove(child)
            elif tag == "desc":
                child.tag = f"{{{_SVG}}}title"
                child.attrib.clear()
    for element in root.iter():
        for key, text in list(element.attrib.items()):
            if re.fullmatch(r"-?\d+\.\d{3,}", text):
                element.set(key, f"{float(text):.1f}")
    root.attrib.pop("id", None)
    root.set("role", "img")
    root.set("aria-labelledby", f"{name}-title {name}-desc")
    for n, (tag, text) in enumerate((("title", name.replace("-", " ")), ("desc", about))):
        element = ElementTree.Element(f"{{{_SVG}}}{tag}", {"id": f"{name}-{tag}"})
        element.text = text
        root.insert(n, element)
    return ElementTree.tostring(root, encoding="unicode")
