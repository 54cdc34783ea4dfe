"""The rehearsal of CBP's side: its clock and scenarios, what it has of one's entries, and what may be let happen there."""

from tidewaiter.api.route import get, post
from tidewaiter.service import rehearsal_desk as desk

ROUTES = (
    get("/rehearsal",               desk.rehearsal),
    post("/rehearsal/scenario",     desk.choose_scenario, status=200),
    post("/rehearsal/clock",        desk.advance_rehearsal, status=200),
    get("/files/{id}/rehearsal",    desk.file_rehearsal),
    post("/files/{id}/rehearsal",   desk.act_in_rehearsal),
)
