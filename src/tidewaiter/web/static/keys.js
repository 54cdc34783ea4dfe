// The keyboard, dialogs, the theme, being offline, and a session that ends while somebody types. The keys are declared in web/keys.py.

const help = document.getElementById("help");
const room = document.body.dataset.room.trim();
const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.offsetParent !== null);
const at = () => rows().findIndex((row) => row.classList.contains("at"));
let before = "";

const known = new Map();
for (const row of help.querySelectorAll("[data-key]")) {
  const { key, keyRoom, does } = row.dataset;
  if (keyRoom && keyRoom !== room) row.remove();
  else if (does !== "own") known.set(key, does);
}

/** Marks a row as the one that keys act on, and shows it. */
function mark(n) {
  const all = rows();
  if (!all.length) return;
  for (const row of document.querySelectorAll("[data-row].at")) row.classList.remove("at");
  const row = all[Math.max(0, Math.min(n, all.length - 1))];
  row.classList.add("at");
  row.scrollIntoView({ block: "nearest" });
  (row.querySelector("a") ?? row).focus({ preventScroll: true });
}

const acts = {
  help: () => (help.open ? help.close() : help.showModal()),
  next: () => mark(at() + 1),
  previous: () => mark(Math.max(at() - 1, 0)),
  open: () => rows()[at()]?.querySelector("a")?.click(),
  close: () => document.querySelector("dialog[open]")?.close(),
};

function act(does) {
  const [what, ...rest] = does.split(" ");
  const where = rest.join(" ");
  if (what === "go") location.assign(where);
  else if (what === "click") document.querySelector(where)?.click();
  else if (what === "focus") document.querySelector(where)?.focus();
  else acts[what]?.();
}

/** Whether what is typed goes into a field. */
const typing = (of) => of.closest("input, textarea, select, [contenteditable], .tabulator, [data-own-keys]");

document.addEventListener("tidewaiter:mark", (event) => mark(rows().indexOf(event.detail)));

// Who comes to decide finds the first field marked, so that one key decides on it.
function to_decide() {
  const first = location.hash === "#decide" && document.querySelector("table.decide [data-row]:not([hidden])");
  if (first) mark(rows().indexOf(first));
}
addEventListener("hashchange", to_decide);
to_decide();

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const fKey = /^F\d+$/.test(event.key);
  if (event.target instanceof Element && typing(event.target) && !fKey) return;
  const pair = before && `${before} ${event.key}`;
  const does = known.get(pair) ?? known.get(event.key);
  before = does || event.key.length > 1 ? "" : event.key;
  if (!does) return;
  if (does === "open" && event.target.closest("a, button, summary")) return;
  event.preventDefault();
  act(does);
});

document.addEventListener("click", (event) => {
  const of = event.target instanceof Element ? event.target.closest("[data-help], [data-theme-switch], [data-print]") : null;
  if (!of) return;
  if ("help" in of.dataset) acts.help();
  if ("print" in of.dataset) window.print();
  if ("themeSwitch" in of.dataset) {
    const dark = document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    const next = dark === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = next;
    try { localStorage.setItem("theme", next); } catch { /* kept for this page alone */ }
  }
});

// A list that renews itself: not while nobody looks, nor while somebody is at work in it; the row that keys act on stays.
document.body.addEventListener("htmx:beforeRequest", (event) => {
  const live = event.target;
  if (!(live instanceof Element) || !("live" in live.dataset)) return;
  if (document.hidden || live.querySelector("tr.at, :focus-visible")) event.preventDefault();
});

const offline = document.getElementById("offline");
const online = () => { offline.hidden = navigator.onLine; };
addEventListener("online", online);
addEventListener("offline", online);
online();

// A part that was asked for after the session ended: sign in over the page as it stands, then ask for it again.
let again = null;
document.body.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status === 401) again = event.detail.requestConfig;
});
document.body.addEventListener("htmx:afterSwap", () => {
  const dialog = document.querySelector("dialog[data-open]");
  if (dialog && !dialog.open) dialog.showModal();
});
document.body.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !("again" in form.dataset)) return;
  event.preventDefault();
  const answer = await fetch("/sign-in", { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Again": "1" } });
  if (answer.status === 200 || answer.status === 204) {
    const { csrf, person } = await answer.json();
    if (person !== document.body.dataset.person) {       // somebody else: this page is not theirs
      location.reload();
      return;
    }
    document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRF-Token": csrf }));
    for (const field of document.querySelectorAll("input[name=_csrf]")) field.value = csrf;
    form.closest("dialog").close();
    document.dispatchEvent(new CustomEvent("tidewaiter:signed-in", { detail: { csrf } }));
    if (again) {
      const { verb, path, elt, parameters } = again;
      const { _csrf, ...values } = parameters ?? {};
      htmx.ajax(verb, path, { source: elt, values });
      again = null;
    }
  } else {
    form.querySelector("[data-wrong]").textContent = answer.status === 429 ? "Too many tries; wait a little." : "Login, password or code is wrong.";
  }
});
