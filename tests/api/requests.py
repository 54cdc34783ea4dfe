"""A request for any route that is right as far as its description goes: what the matrix of roles and the tenants are tried with."""

from __future__ import annotations

import re
from typing import Any

import httpx
from fastapi import FastAPI

from tidewaiter.api.models import model
from tidewaiter.api.route import Place, Use


def asked(app: FastAPI, client: httpx.Client, use: Use, ids: dict[str, str], headers: dict[str, str]) -> httpx.Response:
    """The answer to a request with the least that a route needs. `ids` are put into the path by their names; `id` where there is no other."""
    path = use.path
    for one in use.parameters:
        if one.place is Place.PATH:
            path = path.replace("{" + one.name + "}", ids.get(one.name, "1"))
    told = dict(headers)
    if use.version:
        told["If-Match"] = '"1"'
    query = {one.name: least(app.openapi(), _query(app, use, one.name)) for one in use.parameters if one.place is Place.QUERY and one.default is ...}
    if use.body and use.body.hint is bytes:
        return client.request(use.method, path, content=b"nothing", headers={**told, "Content-Type": use.media}, params=query)
    body: Any = None
    if use.takes:
        shape = (use.told_model() if use.told else model(use.body.hint)).model_json_schema()      # type: ignore[union-attr]
        body = least(shape, shape)
    return client.request(use.method, path, json=body, headers=told, params=query)


def _query(app: FastAPI, use: Use, name: str) -> dict[str, Any]:
    told = app.openapi()["paths"][use.path][use.method.lower()]["parameters"]
    return next(one["schema"] for one in told if one["name"] == name)


EXAMPLES = ("https://desk.example/", "client.read", "US", "")


def least(whole: Any, shape: dict[str, Any]) -> Any:
    """The least that a JSON schema takes."""
    if "$ref" in shape:
        name = shape["$ref"].rpartition("/")[2]
        return least(whole, whole["$defs"][name] if "$defs" in whole else whole["components"]["schemas"][name])
    if "default" in shape:
        return shape["default"]
    if "enum" in shape:
        return shape["enum"][0]
    if "anyOf" in shape:
        return least(whole, shape["anyOf"][0])
    match shape.get("type"):
        case "object":
            return {name: least(whole, shape["properties"][name]) for name in shape.get("required", ())}
        case "array":
            return []
        case "integer":
            return max(shape.get("minimum", 0), 0)
        case "boolean":
            return False
    if shape.get("format") in ("date", "date-time"):
        return {"date": "2026-11-23", "date-time": "2026-11-23T14:00:00Z"}[shape["format"]]
    long = max(shape.get("minLength", 0), 1)
    return next(one for one in ("a" * long, "A" * long, "0" * long, *EXAMPLES) if re.search(shape.get("pattern", ""), one))
