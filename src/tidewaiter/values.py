"""Values: objects that never change, made by the dozen for every line.

`frozen` has dataclasses write each field by a call, which for a charge of seventeen fields takes ten times as long as the plain way and
was a third of a quote. Here the type checker alone sees to it that nothing is assigned to; at run time it is a plain dataclass with a hash.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def immutable(cls: type[T]) -> type[T]:
    """A dataclass whose objects are values: compared by their fields, hashed by them, and not to be changed."""
    return dataclass(unsafe_hash=True, slots=True)(cls)
