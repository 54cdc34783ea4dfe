"""Decisions: what is proposed, who decided it on what evidence, what the firm's policies ask, reviews, and the gate before CBP."""

from tidewaiter.api.route import get, post, put
from tidewaiter.service import gate
from tidewaiter.service.decisions import deciding, policies, proposals, reviews

ROUTES = (
    get("/files/{id}/gate",                gate.file_gate),
    get("/files/{id}/undecided",           proposals.undecided_fields),
    post("/files/{id}/proposals",          proposals.propose_values, most=8 << 20),
    get("/files/{id}/decisions",           proposals.decisions_on_file),
    post("/files/{id}/decisions",          deciding.decide_on_file, most=8 << 20),
    post("/files/{id}/reviews",            reviews.ask_review),
    get("/proposals",                      proposals.proposals),
    get("/proposals/{id}",                 proposals.proposal),
    get("/decisions/{id}",                 proposals.decision),
    get("/policies",                       policies.policies),
    post("/policies",                      policies.add_policy),
    get("/policies/{id}",                  policies.policy),
    put("/policies/{id}",                  policies.change_policy),
    get("/entry-reviews",                  reviews.entry_reviews),
    get("/entry-reviews/{id}",             reviews.entry_review),
    post("/entry-reviews/{id}/answer",     reviews.answer_review),
    post("/entry-reviews/{id}/withdrawal", reviews.withdraw_review),
    get("/errors-found",                   reviews.review_tally),
    get("/error-kinds",                    reviews.error_kinds),
    get("/entry-fields",                   reviews.entry_fields),
    get("/authorisations",                 policies.authorisations),
    post("/authorisations",                policies.authorise),
    get("/authorisations/{id}",            policies.authorisation),
    post("/authorisations/{id}/end",       policies.end_authorisation),
)
