"""Access: logging in, one's own sessions, proofs and tokens."""

from tidewaiter.api.route import delete, get, post
from tidewaiter.service.access import login, proofs, tokens

ROUTES = (
    post("/sessions",                      login.log_in, anonymous=True, also=(401,)),
    get("/sessions",                       login.own_sessions),
    delete("/sessions/{id}",               login.end_session),
    delete("/session",                     login.log_out),
    get("/whoami",                         login.whoami),
    post("/password",                      proofs.set_password),
    post("/second-proof",                  proofs.begin_second_proof),
    post("/second-proof/confirmation",     proofs.confirm_second_proof),
    post("/second-proof/recovery-codes",   proofs.renew_recovery_codes),
    post("/second-proof/end",              proofs.drop_second_proof),
    get("/tokens",                         tokens.own_tokens),
    post("/tokens",                        tokens.add_token),
    delete("/tokens/{id}",                 tokens.revoke_token),
)
