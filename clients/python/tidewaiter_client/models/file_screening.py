from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define

if TYPE_CHECKING:
    from ..models.finding import Finding
    from ..models.screened import Screened


T = TypeVar("T", bound="FileScreening")


@_attrs_define
class FileScreening:
    """The one result of a file: its last screening as it stands now, null where there is none, and all that still keeps
    the file.

        Attributes:
            screened (None | Screened):
            findings (list[Finding]):
    """

    screened: None | Screened
    findings: list[Finding]

    def to_dict(self) -> dict[str, Any]:
        from ..models.screened import Screened  # noqa: PLC0415

        screened: dict[str, Any] | None
        if isinstance(self.screened, Screened):
            screened = self.screened.to_dict()
        else:
            screened = self.screened

        findings = []
        for findings_item_data in self.findings:
            findings_item = findings_item_data.to_dict()
            findings.append(findings_item)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "screened": screened,
                "findings": findings,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.finding import Finding  # noqa: PLC0415
        from ..models.screened import Screened  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_screened(data: object) -> None | Screened:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                screened_type_0 = Screened.from_dict(data)

                return screened_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Screened, data)

        screened = _parse_screened(d.pop("screened"))

        findings = []
        _findings = d.pop("findings")
        for findings_item_data in _findings:
            findings_item = Finding.from_dict(findings_item_data)

            findings.append(findings_item)

        file_screening = cls(
            screened=screened,
            findings=findings,
        )

        return file_screening
