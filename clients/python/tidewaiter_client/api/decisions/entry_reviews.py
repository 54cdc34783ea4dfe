from http import HTTPStatus
from typing import Any

import httpx

from ... import errors
from ...client import AuthenticatedClient, Client
from ...models.entry_review_page import EntryReviewPage
from ...models.problem import Problem
from ...models.state import State
from ...types import UNSET, Response, Unset


def _get_kwargs(
    *,
    state: State | Unset = UNSET,
    by_risk: bool | Unset = False,
    of_person: str | Unset = "",
    of_role: str | Unset = "",
    subject: str | Unset = "",
    after: str | Unset = "",
    limit: int | Unset = 50,
) -> dict[str, Any]:

    params: dict[str, Any] = {}

    json_state: str | Unset = UNSET
    if not isinstance(state, Unset):
        json_state = state.value

    params["state"] = json_state

    params["by_risk"] = by_risk

    params["of_person"] = of_person

    params["of_role"] = of_role

    params["subject"] = subject

    params["after"] = after

    params["limit"] = limit

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/entry-reviews",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> EntryReviewPage | Problem | None:
    if response.status_code == 200:
        response_200 = EntryReviewPage.from_dict(response.json())

        return response_200

    if response.status_code == 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if response.status_code == 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    if response.status_code == 429:
        response_429 = Problem.from_dict(response.json())

        return response_429

    if response.status_code == 500:
        response_500 = Problem.from_dict(response.json())

        return response_500

    if response.status_code == 503:
        response_503 = Problem.from_dict(response.json())

        return response_503

    if client.raise_on_unexpected_status:
        raise errors.UnexpectedStatus(response.status_code, response.content)
    else:
        return None


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[EntryReviewPage | Problem]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    state: State | Unset = UNSET,
    by_risk: bool | Unset = False,
    of_person: str | Unset = "",
    of_role: str | Unset = "",
    subject: str | Unset = "",
    after: str | Unset = "",
    limit: int | Unset = 50,
) -> Response[EntryReviewPage | Problem]:
    """The queue of reviews

     The queue of reviews: those that are asked and not answered, by the day they are due, or the most
    money at risk first.

    Args:
        state (State | Unset):
        by_risk (bool | Unset):  Default: False.
        of_person (str | Unset):  Default: ''.
        of_role (str | Unset):  Default: ''.
        subject (str | Unset):  Default: ''.
        after (str | Unset): `next` of the page before Default: ''.
        limit (int | Unset): How many at most, 1 to 200 Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EntryReviewPage | Problem]
    """

    kwargs = _get_kwargs(
        state=state,
        by_risk=by_risk,
        of_person=of_person,
        of_role=of_role,
        subject=subject,
        after=after,
        limit=limit,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient,
    state: State | Unset = UNSET,
    by_risk: bool | Unset = False,
    of_person: str | Unset = "",
    of_role: str | Unset = "",
    subject: str | Unset = "",
    after: str | Unset = "",
    limit: int | Unset = 50,
) -> EntryReviewPage | Problem | None:
    """The queue of reviews

     The queue of reviews: those that are asked and not answered, by the day they are due, or the most
    money at risk first.

    Args:
        state (State | Unset):
        by_risk (bool | Unset):  Default: False.
        of_person (str | Unset):  Default: ''.
        of_role (str | Unset):  Default: ''.
        subject (str | Unset):  Default: ''.
        after (str | Unset): `next` of the page before Default: ''.
        limit (int | Unset): How many at most, 1 to 200 Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EntryReviewPage | Problem
    """

    return sync_detailed(
        client=client,
        state=state,
        by_risk=by_risk,
        of_person=of_person,
        of_role=of_role,
        subject=subject,
        after=after,
        limit=limit,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    state: State | Unset = UNSET,
    by_risk: bool | Unset = False,
    of_person: str | Unset = "",
    of_role: str | Unset = "",
    subject: str | Unset = "",
    after: str | Unset = "",
    limit: int | Unset = 50,
) -> Response[EntryReviewPage | Problem]:
    """The queue of reviews

     The queue of reviews: those that are asked and not answered, by the day they are due, or the most
    money at risk first.

    Args:
        state (State | Unset):
        by_risk (bool | Unset):  Default: False.
        of_person (str | Unset):  Default: ''.
        of_role (str | Unset):  Default: ''.
        subject (str | Unset):  Default: ''.
        after (str | Unset): `next` of the page before Default: ''.
        limit (int | Unset): How many at most, 1 to 200 Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[EntryReviewPage | Problem]
    """

    kwargs = _get_kwargs(
        state=state,
        by_risk=by_risk,
        of_person=of_person,
        of_role=of_role,
        subject=subject,
        after=after,
        limit=limit,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient,
    state: State | Unset = UNSET,
    by_risk: bool | Unset = False,
    of_person: str | Unset = "",
    of_role: str | Unset = "",
    subject: str | Unset = "",
    after: str | Unset = "",
    limit: int | Unset = 50,
) -> EntryReviewPage | Problem | None:
    """The queue of reviews

     The queue of reviews: those that are asked and not answered, by the day they are due, or the most
    money at risk first.

    Args:
        state (State | Unset):
        by_risk (bool | Unset):  Default: False.
        of_person (str | Unset):  Default: ''.
        of_role (str | Unset):  Default: ''.
        subject (str | Unset):  Default: ''.
        after (str | Unset): `next` of the page before Default: ''.
        limit (int | Unset): How many at most, 1 to 200 Default: 50.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        EntryReviewPage | Problem
    """

    return (
        await asyncio_detailed(
            client=client,
            state=state,
            by_risk=by_risk,
            of_person=of_person,
            of_role=of_role,
            subject=subject,
            after=after,
            limit=limit,
        )
    ).parsed
