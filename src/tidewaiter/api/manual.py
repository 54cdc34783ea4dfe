"""The routes and errors as Markdown, for docs/api.md."""

from __future__ import annotations

from tidewaiter.api import routes
from tidewaiter.api.problem import STATUSES

BEGIN, END = "<!-- printed: python -m tidewaiter.api.manual -->", "<!-- end of what is printed -->"


def printed() -> str:
    """The tables.

    >>> "| `POST` | `/webhooks` | `webhook.write` |" in printed()
    True
    """
    lines = [BEGIN, "", "## Errors", "", "| status | title | when |", "|---|---|---|"]
    lines += [f"| {status} | {title} | {words} |" for status, (title, words) in STATUSES.items()]
    actions = "The action is what your roles, and the scopes of your token, have to allow: [who may do what](access-matrix.md)."
    lines += ["", "## Routes", "", f"Below `/api`. {actions}"]
    for subject, words in routes.subjects().items():
        lines += ["", f"### {subject.capitalize()}", "", words, "", "| | path | action | what it does |", "|---|---|---|---|"]
        for use in routes.all()[subject]:
            action = f"`{use.action}`" if use.action else "anybody"
            lines.append(f"| `{use.method}` | `{use.path}` | {action} | {use.summary} |")
    return "\n".join([*lines, "", END])


if __name__ == "__main__":
    print(printed())
