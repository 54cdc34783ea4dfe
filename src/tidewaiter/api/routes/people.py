"""People of the firm: who works here, in which roles, under whom; and everybody's tokens."""

from tidewaiter.api.route import delete, get, post, put
from tidewaiter.service.access import audit, people, tokens

ROUTES = (
    get("/people",                   people.people),
    post("/people",                  people.add_person),
    get("/people/{id}",              people.person),
    put("/people/{id}",              people.change_person),
    post("/people/{id}/lock",        people.lock_person),
    post("/people/{id}/password",    people.reset_password),
    get("/people/{id}/accesses",     audit.accesses),
    get("/firm/tokens",              tokens.all_tokens),
    delete("/firm/tokens/{id}",      tokens.revoke_any_token),
)
