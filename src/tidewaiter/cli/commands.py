"""Every command: it translates its words, calls one function of service, and prints. Heavy imports wait for the command."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import IO, Any

import click

from tidewaiter import __version__
from tidewaiter.cli.access import person, tenant, token
from tidewaiter.cli.cases import case
from tidewaiter.cli.compare import compare
from tidewaiter.cli.deadlines import deadlines
from tidewaiter.cli.duty_history import rerate
from tidewaiter.cli.extracts import lines
from tidewaiter.cli.hts import hts
from tidewaiter.cli.keeping import backup, export, restore, take_in, verify
from tidewaiter.cli.law import law
from tidewaiter.cli.outbox import clock, log, outbox
from tidewaiter.cli.output import DONE, REFUSED, WRONG_CALL, leave, put, tell
from tidewaiter.cli.parts import parts, watch
from tidewaiter.cli.report import report
from tidewaiter.cli.screen import screen
from tidewaiter.cli.serve import serve as serve_site


class Tidewaiter(click.Group):
    """The root group: whatever goes wrong at the edge becomes one line on standard error."""

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, complete_var: str | None = None,
             standalone_mode: bool = True, **extra: Any) -> Any:
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        try:
            status = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message(), err=True)
            sys.exit(WRONG_CALL)
        except click.UsageError as error:
            command = f" (see {error.ctx.command_path} --help)" if error.ctx else ""
            click.echo(f"Error: {' '.join(error.format_message().split())}{command}", err=True)
            sys.exit(WRONG_CALL)
        except click.ClickException as error:
            click.echo(f"Error: {' '.join(error.format_message().split())}", err=True)
            sys.exit(error.exit_code)
        except click.Abort:
            click.echo("Error: interrupted", err=True)
            sys.exit(130)
        sys.exit(status if isinstance(status, int) else DONE)

    def invoke(self, ctx: click.Context) -> Any:
        from tidewaiter.findings import LawError
        from tidewaiter.service.wrong_call import WrongCall

        try:
            return super().invoke(ctx)
        except WrongCall as error:
            raise click.UsageError(str(error)) from None
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(DONE)
        except LawError as error:
            raise click.ClickException(f"the law files contradict themselves: {error}") from None
        except UnicodeDecodeError:
            raise click.UsageError("the file is not UTF-8 text; save it as UTF-8") from None
        except OSError as error:
            name = f"{error.filename}: " if error.filename else ""
            raise click.UsageError(f"{name}{error.strerror or error}") from None


@click.group(cls=Tidewaiter, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tidewaiter")
def tidewaiter() -> None:
    """An open customs brokerage workbench for US imports. Not legal advice."""


# duty

def _quote_options(command: Any) -> Any:
    options = [
        click.option("--hts", metavar="N", help="HTS number, ten digits."),
        click.option("--origin", metavar="CC", help="Country of origin, ISO 3166 alpha-2."),
        click.option("--entered", metavar="DAY", help="Day of entry, as 2026-09-18."),
        click.option("--value", metavar="USD", help="Entered value."),
        click.option("--quantity", multiple=True, metavar='"N UNIT"', help="Quantity in a unit of the schedule; repeat for the second unit."),
        click.option("--exported", metavar="DAY"),
        click.option("--loaded", metavar="DAY", help="Day of loading on the vessel."),
        click.option("--imported", metavar="DAY", help="Day of importation: of arrival within the port."),
        click.option("--program", metavar="SPI", help="Special program claimed."),
        click.option("--mode", metavar="CODE", help="Mode of transport: 11 vessel, 40 air, 30 truck ..."),
        click.option("--entry-type", metavar="CODE", help="01, 03, 11 ..."),
        click.option("--fact", multiple=True, metavar="NAME=VALUE", help="A fact that a programme turns on."),
        click.option("--base-rate", metavar="TEXT", help="A column 1 rate in the law's own words."),
        click.option("--known-on", metavar="DAY"),
        click.option("--case", multiple=True, metavar="CASE", help="AD/CVD case claimed, as A-570-909-000."),
        click.option("--exporter", metavar="NAME", help="Who exported the goods, as the case names them."),
        click.option("--producer", metavar="NAME", help="Who produced them."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


@tidewaiter.group()
def duty() -> None:
    """What is owed on a line, and why."""


@duty.command()
@_quote_options
@click.option("--batch", type=click.File("r", encoding="utf-8"), metavar="FILE", help="JSON Lines: one question a line, - for standard input.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def quote(batch: IO[str] | None, as_json: bool, **options: Any) -> None:
    """Duty, fees and taxes of one line on one day."""
    from tidewaiter.service import quote as service
    from tidewaiter.service.cases import law_with_cases

    law = law_with_cases()
    if batch is not None:
        _quote_batch(batch, law)
        return
    try:
        question = service.read_question(options)
    except service.Unreadable as error:
        raise click.UsageError(str(error)) from None
    reply = service.quote(question, law)
    if as_json:
        put(reply)
    else:
        _show_quote(reply)
        tell(reply["findings"])
    leave(reply["findings"])


def _quote_batch(batch: IO[str], law: Any) -> None:
    from tidewaiter.service import quote as service

    refused = False
    for n, text in enumerate(batch, 1):
        if not text.strip():
            continue
        options: Any = {}
        try:
            options = json.loads(text)
            if not isinstance(options, dict):
                options = {}
                raise service.Unreadable(f"line {n} is not a JSON object")
            reply = service.quote(service.read_question(options), law)
        except (ValueError, RecursionError) as error:
            reply = service.refuse(options, f"line {n}: {error}")
        refused |= any(finding["severity"] == "fatal" for finding in reply["findings"])
        put(reply)
    sys.exit(REFUSED if refused else DONE)


def _show_quote(reply: Mapping[str, Any]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("Number", "Programme", "Rate", "Base", "Amount", "Cite", box=None, pad_edge=False)
    table.columns[4].justify = "right"
    for charge in reply["charges"]:
        table.add_row(charge["number"], charge["program"], charge["rate"], charge["base_amount"], charge["amount"], charge["cite"])
    for fee in reply["fees"] + reply["taxes"]:
        table.add_row(fee["class"], fee["name"], "", "", fee["amount"], fee["cite"])
    table.add_row("", "Total" if reply["complete"] else "Total of what is certain", "", "", reply["total"], "")
    console = Console()
    console.print(table)
    for one in reply["undetermined"]:
        console.print(f"Not known: {one['question']} It decides {', '.join(one['decides'])}.")
    for one in reply["prohibited"]:
        console.print(f"Forbidden: {one['reason']} ({one['cite']})")


@duty.command()
@_quote_options
def explain(**options: Any) -> None:
    """The proof of a duty in words."""
    from tidewaiter.duty.explain import explain as proof
    from tidewaiter.service import quote as service
    from tidewaiter.service.cases import law_with_cases

    try:
        question = service.read_question(options)
    except service.Unreadable as error:
        raise click.UsageError(str(error)) from None
    law = law_with_cases()
    if question.known_on:
        law = law.known_on(question.known_on)
        click.echo(f"The law as one could have read it on {question.known_on}.")
    for text in proof(question.line, question.around, law, base_text=question.base_rate):
        click.echo(text)
    tell([finding.as_json() for finding in question.findings])


@duty.command()
@click.option("--from", "start", required=True, metavar="DAY", help="The first day.")
@click.option("--to", "end", required=True, metavar="DAY", help="The last day.")
@click.option("--hts", "numbers", multiple=True, metavar="N", help="Only what can concern this number; repeat for more.")
@click.option("--origin", default="", metavar="CC", help="Only what can concern goods of this country.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def changes(start: str, end: str, numbers: tuple[str, ...], origin: str, as_json: bool) -> None:
    """What of the law changed between two days, with cites."""
    from tidewaiter.service.law import changes as changed
    from tidewaiter.service.law import held, told

    reply = changed(held(), start, end, numbers, origin)
    if as_json:
        put(reply)
        return
    for line in told(reply["changes"]):
        click.echo(line)
    if not reply["changes"]:
        click.echo("Nothing changed that is held.")


# entry

@tidewaiter.group()
def entry() -> None:
    """From a shipment's papers to a filed entry."""


@entry.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Where the results go; replaced whole.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def prepare(folder: Path, out: Path, as_json: bool) -> None:
    """Papers in; entry.json, messages, 7501, worksheet and findings out."""
    from tidewaiter.service import prepare as service
    from tidewaiter.service.wrong_call import WrongCall

    try:
        prepared = service.prepare(folder, out)
    except WrongCall as error:
        raise click.UsageError(str(error)) from None
    reply = service.summary(prepared, out)
    if as_json:
        put(reply)
    else:
        tell(reply["findings"])
        _show_entry(reply)
    leave(reply["findings"])


@entry.command("file")
@click.argument("folder", metavar="FOLDER|NUMBER")
@click.option("--ace", metavar="URL", help="Where ACE is: http, https, tcp, file or sftp; without it the rehearsal answers in this process.")
@click.option("--wait", type=click.FloatRange(0, 86400), default=60, show_default=True, metavar="SECONDS", help="How long to wait for the reply.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def file_entry(folder: str, ace: str | None, wait: float, as_json: bool) -> None:
    """Send a prepared entry and keep the replies. What has a fatal finding is not sent."""
    from tidewaiter.service import file as service
    from tidewaiter.service.wrong_call import WrongCall

    try:
        reply = service.file_entry(folder, ace, clock, wait)
    except WrongCall as error:
        raise click.UsageError(str(error)) from None
    if as_json:
        put(reply)
    else:
        tell(reply["findings"])
        click.echo(f"{reply['number']}: {reply['answer']}")
    leave(reply["findings"])


def _show_entry(reply: Mapping[str, Any]) -> None:
    if reply["number"]:
        click.echo(f"{reply['number']} type {reply['type']}: {reply['lines']} lines, value {reply['value']}, duty {reply['duty']}, "
                   f"fees {reply['fees']}, total {reply['total']}")
        click.echo(f"written to {reply['out']}: {', '.join(reply['files'])}")


# abi

@tidewaiter.group()
def abi() -> None:
    """CATAIR messages, read, written and checked."""


def _read(path: Path) -> bytes:
    return sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()


@abi.command("parse")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--json", is_flag=True, hidden=True)
def abi_parse(path: Path, json: bool) -> None:
    """A batch as JSON."""
    from tidewaiter.service import messages

    reply = messages.parse(_read(path))
    put(reply)
    leave(reply["findings"])


@abi.command("emit")
@click.argument("path", metavar="FILE.json", type=click.Path(path_type=Path))
def abi_emit(path: Path) -> None:
    """The inverse of parse, byte for byte."""
    from tidewaiter.service import messages

    try:
        text = messages.emit(_read(path))
    except ValueError as error:
        raise click.UsageError(f"{path}: {error}") from None
    sys.stdout.buffer.write(text)
    sys.stdout.buffer.flush()


@abi.command("check")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--json", is_flag=True, hidden=True)
def abi_check(path: Path, json: bool) -> None:
    """Syntax and structure of a batch."""
    from tidewaiter.service import messages

    reply = messages.check(_read(path))
    put(reply)
    leave(reply["findings"])


@abi.command("read")
@click.argument("path", metavar="REPLY", type=click.Path(path_type=Path))
@click.option("--sent", type=click.Path(path_type=Path), metavar="FILE", help="The message that it answers, to name its lines.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def abi_read(path: Path, sent: Path | None, as_json: bool) -> None:
    """What a message of CBP says, where, and what to do about it. Exit status 1 where something was rejected."""
    from tidewaiter.service import messages

    reply = messages.read(_read(path), _read(sent) if sent else None)
    if as_json:
        put(reply)
    else:
        tell(reply["findings"])
        for one in reply["events"]:
            where = f" ({one['where']}{', line ' + str(one['sent']) if one['sent'] else ''})" if one["where"] else ""
            click.echo(f"{one['name']} {one['subject']} {one['code']} {one['text']}{where}. {one['advice']}")
    sys.exit(REFUSED if reply["outcome"] == "rejected" else DONE)


@abi.command("manual")
@click.argument("record", required=False)
def abi_manual(record: str | None) -> None:
    """The records as Markdown."""
    from tidewaiter.service import messages

    try:
        click.echo(messages.manual(record))
    except ValueError as error:
        raise click.UsageError(str(error)) from None


@abi.command("archive")
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="DIR", help="An empty folder; a folder a table is made in it.")
@click.option("--format", "form", type=click.Choice(["parquet", "arrow"]), default="parquet", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def abi_archive(paths: tuple[Path, ...], out: Path, form: str, as_json: bool) -> None:
    """Files of messages, or folders of them, as tables of typed columns: one for each record."""
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    from tidewaiter.service import archive as service

    files = service.found(paths)
    console = Console(stderr=True)
    columns = (TextColumn("reading"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=console, transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("reading", total=sum(path.stat().st_size for path in files))
        reply = service.archive(files, out, form, lambda size: progress.advance(task, size))
    if as_json:
        put(reply)
    else:
        for table in reply["tables"]:
            click.echo(f"{table['rows']:12,}  {table['path']}")
        click.echo(f"{reply['lines']:12,}  lines of {reply['files']:,} files")
        tell(reply["findings"])
    leave(reply["findings"])


# ace

@tidewaiter.group()
def ace() -> None:
    """A rehearsal of CBP's side of the wire."""


@ace.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--data", type=click.Path(path_type=Path), metavar="DIR", help="Keep what was accepted here.")
@click.option("--clock", metavar="DAY", help="The day that it is there; today without it.")
def exchange(path: Path, data: Path | None, clock: str | None) -> None:
    """One batch in, the reply batch on standard output. Exit status 1 when something was rejected."""
    from tidewaiter.dates import read_day
    from tidewaiter.service import messages

    try:
        day = read_day(clock) if clock else date.today()  # noqa: DTZ011
    except ValueError as error:
        raise click.UsageError(f"--clock: {error}") from None
    reply, accepted = messages.exchange(_read(path), day, data)
    sys.stdout.buffer.write(reply)
    sys.stdout.buffer.flush()
    sys.exit(DONE if accepted else REFUSED)


@ace.command()
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST")
@click.option("--port", default=8026, show_default=True, metavar="N", type=click.IntRange(0, 65535), help="HTTP; 0 for any that is free.")
@click.option("--tcp-port", metavar="N", type=click.IntRange(0, 65535), help="Plain TCP beside it.")
@click.option("--data", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Where everything is kept; in the home without it.")
@click.option("--clock", metavar="DAY|real", help="The day, or day and time, at which the clock stands; real without it.")
@click.option("--scenario", metavar="FILE|NAME", help="What happens beside the ordinary.")
@click.option("--seed", type=int, metavar="N", help="Another seed than the scenario's.")
@click.option("--drop", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Take DIR/to-cbp/*.abi, write DIR/from-cbp.")
def serve(**options: Any) -> None:
    """The rehearsal of CBP's side, until it is stopped."""
    from tidewaiter.cli.clock import eastern
    from tidewaiter.service import rehearsal

    rehearsal.serve(rehearsal.Wanted(**options), eastern, click.echo)


@ace.command()
@click.argument("scenario", metavar="FILE|NAME")
@click.option("--data", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Where CBP's side is kept; nowhere without it.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Write every message here, both directions.")
@click.option("--seed", type=int, metavar="N", help="Another seed than the scenario's.")
def play(scenario: str, data: Path | None, out: Path | None, seed: int | None) -> None:
    """Play both sides of a scenario and print what happens."""
    from tidewaiter.service import rehearsal

    for line in rehearsal.play(scenario, data, out, seed):
        click.echo(line)


@ace.command()
def scenarios() -> None:
    """The scenarios that ship."""
    from tidewaiter.service import rehearsal

    for name, about in rehearsal.scenarios():
        click.echo(f"{name:26}{about}")


# demo

@tidewaiter.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("examples"))
@click.option("--out", type=click.Path(path_type=Path), default=Path("out/demo"), show_default=True, metavar="DIR")
@click.option("--workbench/--no-workbench", default=None, help="Open the workbench on a firm for demonstration.  [default: where there is a screen]")
def demo(folder: Path, out: Path, workbench: bool | None) -> None:
    """Prepare every shipment below FOLDER, file it with the rehearsal, and show what came of it."""
    from rich.console import Console
    from rich.progress import Progress
    from rich.table import Table

    from tidewaiter.service import demo as service
    from tidewaiter.service.wrong_call import WrongCall

    shown = []
    try:
        with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
            task = progress.add_task("preparing", total=service.count(folder))
            for row in service.run(folder, out, lambda name: progress.update(task, description=f"preparing {name}")):
                shown.append(row)
                progress.advance(task)
    except WrongCall as error:
        raise click.UsageError(str(error)) from None
    table = Table("Shipment", "Entry", "Type", "Lines", "Value", "Duty", "Fees, tax", "Total", "Our checks", "ACE", box=None, pad_edge=False)
    for n in (3, 4, 5, 6, 7):
        table.columns[n].justify = "right"
    for row in shown:
        table.add_row(row.folder, row.number, row.type, row.lines, row.value, row.duty, row.fees, row.total,
                      "ready" if row.ready else "refused", row.answer)
    console = Console(width=None if sys.stdout.isatty() else 150)
    console.print(table)
    for row in shown:
        if row.refusals:
            console.print(f"\n{row.folder}", style="bold")
            for text in row.refusals:
                console.print(f"  {text}", soft_wrap=True, markup=False, highlight=False)
    console.print(f"\nMessages, forms and worksheets: {out}/<shipment>/ (entry_summary.abi, release.abi, 7501.pdf, worksheet.pdf)")
    console.print("The rehearsal is ours, not CBP's. Not legal advice.")
    from tidewaiter.cli.demo_firm import show

    show(folder, out, workbench)


for one in (hts, law, deadlines, outbox, serve_site, tenant, person, token, verify, export, take_in, backup, restore, parts, watch, screen):
    tidewaiter.add_command(one)
duty.add_command(case)
duty.add_command(compare)
duty.add_command(rerate)
duty.add_command(report)
duty.add_command(lines)
abi.add_command(log)
