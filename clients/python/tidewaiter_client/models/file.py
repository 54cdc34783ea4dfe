from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.entry import Entry
    from ..models.file_days import FileDays
    from ..models.track import Track


T = TypeVar("T", bound="File")


@_attrs_define
class File:
    """One entry and its life. What was computed last stands beside it with the hash of what it was computed from; None is
    not known.

    `heading` is the entry without its lines, which are records of their own. `days` are the days that start clocks, by
    the names of
    law/deadlines, ISO 8601. `state` is the one that is shown of the tracks.

        Attributes:
            client (str):
            heading (Entry):
            reference (None | str | Unset):
            filer (str | Unset):  Default: ''.
            number (None | str | Unset):
            type_ (str | Unset):  Default: ''.
            port (str | Unset):  Default: ''.
            mode (str | Unset):  Default: ''.
            importer (str | Unset):  Default: ''.
            writer (str | Unset):  Default: ''.
            team (str | Unset):  Default: ''.
            state (str | Unset):  Default: 'draft'.
            tracks (list[Track] | Unset):
            days (FileDays | Unset):
            lines (int | Unset):  Default: 0.
            value (int | None | Unset):
            duty_cents (int | None | Unset):
            taxes_cents (int | None | Unset):
            fees_cents (int | None | Unset):
            total_cents (int | None | Unset):
            fatal (int | None | Unset):
            edition (str | Unset):  Default: ''.
            computed (str | Unset):  Default: ''.
            statement (str | Unset):  Default: ''.
            approved (str | Unset):  Default: ''.
    """

    client: str
    heading: Entry
    reference: None | str | Unset = UNSET
    filer: str | Unset = ""
    number: None | str | Unset = UNSET
    type_: str | Unset = ""
    port: str | Unset = ""
    mode: str | Unset = ""
    importer: str | Unset = ""
    writer: str | Unset = ""
    team: str | Unset = ""
    state: str | Unset = "draft"
    tracks: list[Track] | Unset = UNSET
    days: FileDays | Unset = UNSET
    lines: int | Unset = 0
    value: int | None | Unset = UNSET
    duty_cents: int | None | Unset = UNSET
    taxes_cents: int | None | Unset = UNSET
    fees_cents: int | None | Unset = UNSET
    total_cents: int | None | Unset = UNSET
    fatal: int | None | Unset = UNSET
    edition: str | Unset = ""
    computed: str | Unset = ""
    statement: str | Unset = ""
    approved: str | Unset = ""

    def to_dict(self) -> dict[str, Any]:
        client = self.client

        heading = self.heading.to_dict()

        reference: None | str | Unset
        if isinstance(self.reference, Unset):
            reference = UNSET
        else:
            reference = self.reference

        filer = self.filer

        number: None | str | Unset
        if isinstance(self.number, Unset):
            number = UNSET
        else:
            number = self.number

        type_ = self.type_

        port = self.port

        mode = self.mode

        importer = self.importer

        writer = self.writer

        team = self.team

        state = self.state

        tracks: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.tracks, Unset):
            tracks = []
            for tracks_item_data in self.tracks:
                tracks_item = tracks_item_data.to_dict()
                tracks.append(tracks_item)

        days: dict[str, Any] | Unset = UNSET
        if not isinstance(self.days, Unset):
            days = self.days.to_dict()

        lines = self.lines

        value: int | None | Unset
        if isinstance(self.value, Unset):
            value = UNSET
        else:
            value = self.value

        duty_cents: int | None | Unset
        if isinstance(self.duty_cents, Unset):
            duty_cents = UNSET
        else:
            duty_cents = self.duty_cents

        taxes_cents: int | None | Unset
        if isinstance(self.taxes_cents, Unset):
            taxes_cents = UNSET
        else:
            taxes_cents = self.taxes_cents

        fees_cents: int | None | Unset
        if isinstance(self.fees_cents, Unset):
            fees_cents = UNSET
        else:
            fees_cents = self.fees_cents

        total_cents: int | None | Unset
        if isinstance(self.total_cents, Unset):
            total_cents = UNSET
        else:
            total_cents = self.total_cents

        fatal: int | None | Unset
        if isinstance(self.fatal, Unset):
            fatal = UNSET
        else:
            fatal = self.fatal

        edition = self.edition

        computed = self.computed

        statement = self.statement

        approved = self.approved

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "client": client,
                "heading": heading,
            }
        )
        if reference is not UNSET:
            field_dict["reference"] = reference
        if filer is not UNSET:
            field_dict["filer"] = filer
        if number is not UNSET:
            field_dict["number"] = number
        if type_ is not UNSET:
            field_dict["type"] = type_
        if port is not UNSET:
            field_dict["port"] = port
        if mode is not UNSET:
            field_dict["mode"] = mode
        if importer is not UNSET:
            field_dict["importer"] = importer
        if writer is not UNSET:
            field_dict["writer"] = writer
        if team is not UNSET:
            field_dict["team"] = team
        if state is not UNSET:
            field_dict["state"] = state
        if tracks is not UNSET:
            field_dict["tracks"] = tracks
        if days is not UNSET:
            field_dict["days"] = days
        if lines is not UNSET:
            field_dict["lines"] = lines
        if value is not UNSET:
            field_dict["value"] = value
        if duty_cents is not UNSET:
            field_dict["duty_cents"] = duty_cents
        if taxes_cents is not UNSET:
            field_dict["taxes_cents"] = taxes_cents
        if fees_cents is not UNSET:
            field_dict["fees_cents"] = fees_cents
        if total_cents is not UNSET:
            field_dict["total_cents"] = total_cents
        if fatal is not UNSET:
            field_dict["fatal"] = fatal
        if edition is not UNSET:
            field_dict["edition"] = edition
        if computed is not UNSET:
            field_dict["computed"] = computed
        if statement is not UNSET:
            field_dict["statement"] = statement
        if approved is not UNSET:
            field_dict["approved"] = approved

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.entry import Entry  # noqa: PLC0415
        from ..models.file_days import FileDays  # noqa: PLC0415
        from ..models.track import Track  # noqa: PLC0415

        d = dict(src_dict)
        client = d.pop("client")

        heading = Entry.from_dict(d.pop("heading"))

        def _parse_reference(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        reference = _parse_reference(d.pop("reference", UNSET))

        filer = d.pop("filer", UNSET)

        def _parse_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        number = _parse_number(d.pop("number", UNSET))

        type_ = d.pop("type", UNSET)

        port = d.pop("port", UNSET)

        mode = d.pop("mode", UNSET)

        importer = d.pop("importer", UNSET)

        writer = d.pop("writer", UNSET)

        team = d.pop("team", UNSET)

        state = d.pop("state", UNSET)

        _tracks = d.pop("tracks", UNSET)
        tracks: list[Track] | Unset = UNSET
        if _tracks is not UNSET:
            tracks = []
            for tracks_item_data in _tracks:
                tracks_item = Track.from_dict(tracks_item_data)

                tracks.append(tracks_item)

        _days = d.pop("days", UNSET)
        days: FileDays | Unset
        if isinstance(_days, Unset):
            days = UNSET
        else:
            days = FileDays.from_dict(_days)

        lines = d.pop("lines", UNSET)

        def _parse_value(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        value = _parse_value(d.pop("value", UNSET))

        def _parse_duty_cents(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        duty_cents = _parse_duty_cents(d.pop("duty_cents", UNSET))

        def _parse_taxes_cents(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        taxes_cents = _parse_taxes_cents(d.pop("taxes_cents", UNSET))

        def _parse_fees_cents(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        fees_cents = _parse_fees_cents(d.pop("fees_cents", UNSET))

        def _parse_total_cents(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        total_cents = _parse_total_cents(d.pop("total_cents", UNSET))

        def _parse_fatal(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        fatal = _parse_fatal(d.pop("fatal", UNSET))

        edition = d.pop("edition", UNSET)

        computed = d.pop("computed", UNSET)

        statement = d.pop("statement", UNSET)

        approved = d.pop("approved", UNSET)

        file = cls(
            client=client,
            heading=heading,
            reference=reference,
            filer=filer,
            number=number,
            type_=type_,
            port=port,
            mode=mode,
            importer=importer,
            writer=writer,
            team=team,
            state=state,
            tracks=tracks,
            days=days,
            lines=lines,
            value=value,
            duty_cents=duty_cents,
            taxes_cents=taxes_cents,
            fees_cents=fees_cents,
            total_cents=total_cents,
            fatal=fatal,
            edition=edition,
            computed=computed,
            statement=statement,
            approved=approved,
        )

        return file
