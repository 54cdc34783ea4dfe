"""Screening: parties asked of the lists, what was decided of each hit, alerts on those who are kept, and the record of it."""

from tidewaiter.api.route import get, post
from tidewaiter.service.screening import before_sending, decide, desk, policies, reading, rescreen, run

ROUTES = (
    post("/files/{id}/screenings",                   run.screen_file),
    get("/files/{id}/screening",                     before_sending.file_screening),
    get("/screening-desk",                           desk.screening_desk),
    post("/clients/{id}/screenings",                 run.screen_client),
    post("/products/{id}/screenings",                run.screen_product),
    get("/screenings",                               reading.screenings),
    get("/screenings/{id}",                          reading.screening),
    post("/screenings/{id}/decisions",               decide.decide_hit),
    get("/screenings/{id}/replay",                   reading.replay_screening),
    get("/screenings/{id}/record-pdf",               reading.screening_record_pdf, gives="application/pdf"),
    get("/screenings/{id}/record-csv",               reading.screening_record_csv, gives="text/csv"),
    get("/screening-decisions",                      reading.screening_decisions),
    get("/screening-decisions/{id}",                 reading.screening_decision),
    post("/screening-decisions/{id}/second-look",    decide.second_look),
    get("/screening-clearances",                     reading.screening_clearances),
    get("/screening-alerts",                         reading.screening_alerts),
    get("/screening-alerts/{id}",                    reading.screening_alert),
    post("/screening-alerts/{id}/decisions",         decide.decide_alert),
    get("/rescreenings",                             reading.rescreenings),
    post("/rescreenings",                            rescreen.rescreen),
    get("/screening-policies",                       policies.screening_policies),
    post("/screening-policies",                      policies.add_screening_policy),
    get("/screening-policies/{id}",                  policies.screening_policy),
    get("/screening-grounds",                        reading.screening_grounds),
)
