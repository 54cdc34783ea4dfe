"""Clearance: the worklist, tasks, holds, papers, and what boxes cost once their free time is over."""

from tidewaiter.api.route import get, post, put
from tidewaiter.service.clearance import holds, papers, storage, worklist

ROUTES = (
    get("/worklist",                        worklist.worklist),
    get("/worklist-counts",                 worklist.worklist_counts),
    get("/tasks/{id}",                      worklist.task),
    put("/tasks/{id}/assignment",           worklist.assign_task),
    put("/tasks/{id}/end",                  worklist.end_task),
    put("/tasks/{id}/reopening",            worklist.reopen_task),
    get("/files/{id}/tasks",                worklist.file_tasks),
    get("/hold-kinds",                      holds.hold_kinds),
    get("/holds",                           holds.holds),
    post("/holds",                          holds.add_hold),
    get("/holds/{id}",                      holds.hold),
    put("/holds/{id}",                      holds.change_hold),
    post("/holds/{id}/contacts",            holds.add_contact),
    post("/holds/{id}/steps",               holds.take_step),
    put("/holds/{id}/release",              holds.release_hold),
    get("/files/{id}/papers",               papers.file_papers),
    post("/files/{id}/papers",              papers.add_file_paper),
    get("/papers/{id}",                     papers.paper),
    put("/papers/{id}/receipt",             papers.receive_paper),
    put("/papers/{id}/waiver",              papers.waive_paper),
    put("/papers/{id}/loss",                papers.miss_paper),
    get("/files/{id}/chase-letter",         papers.chase_letter),
    get("/files/{id}/chase-letter-pdf",     papers.chase_letter_pdf, gives="application/pdf"),
    post("/files/{id}/chase-letters",       papers.record_chase),
    get("/storage-tariffs",                 storage.storage_tariffs),
    post("/storage-tariffs",                storage.add_storage_tariff),
    get("/storage-tariffs/{id}",            storage.storage_tariff),
    put("/storage-tariffs/{id}",            storage.change_storage_tariff),
    get("/files/{id}/storage",              storage.file_storage),
)
