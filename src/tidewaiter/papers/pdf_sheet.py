"""Sheets of paper: points are measured from the top left corner, and the same content gives the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from tidewaiter.papers import pdf_text

LETTER = (612.0, 792.0)
LETTER_ACROSS = (792.0, 612.0)


@dataclass(frozen=True)
class Cell:
    """One line of text between `x` and `x + width`. `align` is left, right or centre."""

    x: float
    width: float
    text: str
    align: str = "left"
    bold: bool = False


class Sheets:
    """A PDF being drawn, sheet by sheet. No clock and no random identifier goes into it."""

    def __init__(self, size: tuple[float, float], title: str) -> None:
        from reportlab import rl_config
        from reportlab.pdfgen.canvas import Canvas

        rl_config.useA85 = 0             # streams stay binary: smaller, and written in half the time
        pdf_text.register_fonts()
        self.width, self.height = size
        self._out = BytesIO()
        self._canvas = Canvas(self._out, pagesize=size, invariant=1, pageCompression=1)
        self._canvas.setTitle(title)
        self._canvas.setAuthor("Tidewaiter")
        self._canvas.setCreator("Tidewaiter")
        self._canvas.setSubject("Customs entry papers")
        self._writing = self._canvas.beginText()
        self._pen: tuple[str, float, float] = ("", 0.0, -1.0)

    def text(self, x: float, y: float, text: str, size: float, *, bold: bool = False, align: str = "left",
             grey: float = 0.0) -> None:
        """One line whose baseline is at `y`. All text of a sheet lies above its boxes, bands and rules."""
        if not text:
            return
        if align == "right":
            x -= pdf_text.width(text, size, bold)
        elif align == "centre":
            x -= pdf_text.width(text, size, bold) / 2
        pen = (pdf_text.BOLD if bold else pdf_text.REGULAR, size, grey)
        if pen != self._pen:
            self._writing.setFont(*pen[:2])
            self._writing.setFillGray(grey)
            self._pen = pen
        self._writing.setTextOrigin(x, self.height - y)
        self._writing.textLine(text)     # as textOut, without measuring where the text ends

    def cell(self, cell: Cell, y: float, size: float, *, grey: float = 0.0) -> None:
        at = {"left": cell.x, "right": cell.x + cell.width, "centre": cell.x + cell.width / 2}[cell.align]
        self.text(at, y, cell.text, size, bold=cell.bold, align=cell.align, grey=grey)

    def box(self, x: float, y: float, width: float, height: float, *, line: float = 0.6) -> None:
        self._canvas.setLineWidth(line)
        self._canvas.setStrokeGray(0)
        self._canvas.rect(x, self.height - y - height, width, height, stroke=1, fill=0)

    def band(self, x: float, y: float, width: float, height: float, grey: float) -> None:
        self._canvas.setFillGray(grey)
        self._canvas.rect(x, self.height - y - height, width, height, stroke=0, fill=1)

    def rule(self, x: float, y: float, to_x: float, to_y: float, *, line: float = 0.6, grey: float = 0.0) -> None:
        self._canvas.setLineWidth(line)
        self._canvas.setStrokeGray(grey)
        self._canvas.line(x, self.height - y, to_x, self.height - to_y)

    def watermark(self, text: str) -> None:
        """The text across the sheet, pale, to be drawn before all else."""
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(self.width / 2, self.height / 2)
        canvas.rotate(40)
        canvas.setFillGray(0.88)
        canvas.setFont(pdf_text.BOLD, 64)
        canvas.drawCentredString(0, -22, text)
        canvas.restoreState()

    def next(self) -> None:
        """Ends this sheet."""
        self._canvas.drawText(self._writing)
        self._canvas.showPage()
        self._writing = self._canvas.beginText()
        self._pen = ("", 0.0, -1.0)

    def finish(self) -> bytes:
        self._canvas.save()
        return self._out.getvalue()
