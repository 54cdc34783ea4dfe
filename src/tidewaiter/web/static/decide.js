// Decisions one after another without a page in between. Each goes to the server by itself and in order; what is refused is said at its row.

const queue = [];
let running = false;
const left = document.querySelector("[data-left]");
const open = () => [...document.querySelectorAll("table.decide [data-row]")].filter((row) => !row.hidden);

document.addEventListener("submit", (event) => {
  const row = event.target.closest("table.decide [data-row]");
  if (!row || event.target.method !== "post") return;
  event.preventDefault();
  const all = open();
  const next = all[all.indexOf(row) + 1] ?? all[all.indexOf(row) - 1];
  queue.push({ row, where: event.target.action, fields: new URLSearchParams(new FormData(event.target, event.submitter)) });
  row.hidden = true;
  count(-1);
  if (next) document.dispatchEvent(new CustomEvent("tidewaiter:mark", { detail: next }));
  run();
});

function count(by) { left.textContent = String(Number(left.textContent) + by); }

async function run() {
  if (running) return;
  running = true;
  while (queue.length) {
    const { row, where, fields } = queue[0];
    const headers = { "HX-Request": "true", ...JSON.parse(document.body.getAttribute("hx-headers") || "{}") };
    const answer = await fetch(where, { method: "POST", body: fields, headers }).catch(() => null);
    if (answer === null || answer.status >= 500 || answer.status === 429) {        // it stays in the queue, and is sent in a moment
      setTimeout(run, 2500);
      running = false;
      return;
    }
    if (answer.status === 401) {                                                   // the dialog asks for the password over the page
      htmx.swap(answer.headers.get("HX-Retarget"), await answer.text(), { swapStyle: "innerHTML" });
      document.body.dispatchEvent(new CustomEvent("htmx:afterSwap"));
      running = false;
      return;
    }
    queue.shift();
    if (answer.ok) { row.remove(); continue; }
    row.querySelector("[role=alert]")?.remove();
    row.lastElementChild.insertAdjacentHTML("afterbegin", await answer.text());
    row.hidden = false;
    count(1);
  }
  running = false;
  if (!open().length) location.reload();                                           // what else keeps the file is said anew
}

document.addEventListener("tidewaiter:signed-in", run);
addEventListener("beforeunload", (event) => { if (queue.length) event.preventDefault(); });
