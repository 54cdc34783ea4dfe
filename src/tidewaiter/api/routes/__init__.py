"""The routes, a module a subject. A new module with a table ROUTES is found by itself; its docstring's first line is what the subject is.

    ROUTES = (
        get("/clients",       parties.clients),
        post("/clients",      parties.add_client),
        get("/clients/{id}",  parties.client),
        put("/clients/{id}",  parties.change_client),
    )
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType

from tidewaiter.api.models import told
from tidewaiter.api.route import Use


@cache
def _modules() -> dict[str, ModuleType]:
    names = sorted(one.name for one in pkgutil.iter_modules(__path__))
    return {name: importlib.import_module(f"{__name__}.{name}") for name in names}


@cache
def all() -> dict[str, tuple[Use, ...]]:
    """The routes by subject. TypeError where two have one name, or one place."""
    found = {name: tuple(module.ROUTES) for name, module in _modules().items()}
    seen: set[object] = set()
    for use in (use for uses in found.values() for use in uses):
        for one in (use.name, (use.method, use.path)):
            if one in seen:
                raise TypeError(f"two routes are {one}")
            seen.add(one)
    return found


def every() -> tuple[Use, ...]:
    """All routes."""
    return tuple(use for uses in all().values() for use in uses)


def subjects() -> dict[str, str]:
    """The subjects and what each is."""
    return {name: told(module).partition("\n")[0] for name, module in _modules().items()}
