// What was keyed goes to the server in order, and nothing of it is lost: it stays in the browser until the server has it.

/**
 * @typedef {{key: string, cells: Object<string, string>, at?: number, removed?: boolean, over?: boolean}} Op
 */
export class Sync {
  /** @param {{file: string, person: string, row: (key: string) => any, answered: Function, summed: Function, state: Function}} on */
  constructor(on) {
    this.on = on;
    /** @type {Op[]} */
    this.waiting = [];
    /** @type {Op[]} */
    this.sending = [];
    this.unsaid = {};              // texts that do not go, and what is in the editor: kept as a draft
    this.place = `tidewaiter:lines:${on.person}:${on.file}`;
    this.sums = { asked: false, running: false };
    this.stopped = false;
    addEventListener("online", () => this.send());
    document.addEventListener("tidewaiter:signed-in", () => { this.stopped = false; this.send(); this.summing(); this.keep(); });
    addEventListener("pagehide", () => this.remember());
    addEventListener("beforeunload", (event) => { if (this.busy && !navigator.onLine) event.preventDefault(); });
  }

  get busy() { return this.waiting.length + this.sending.length > 0; }

  /** Queues a change; cells of one line that wait are put together. */
  put(op) {
    const last = this.waiting.find((one) => one.key === op.key && !one.removed);
    if (op.removed && last && !this.on.row(op.key)?.id && !this.sending.some((one) => one.key === op.key)) {
      this.waiting.splice(this.waiting.indexOf(last), 1);          // it never was there
    } else if (last && !op.removed && op.at === undefined && !op.over) Object.assign(last.cells, op.cells);
    else this.waiting.push(op);
    this.remember();
    this.send();
  }

  post(path, fields) {
    const headers = { "HX-Request": "true", ...JSON.parse(document.body.getAttribute("hx-headers") || "{}") };
    return fetch(`/files/${this.on.file}/lines${path}`, { method: "POST", body: new URLSearchParams(fields), headers });
  }

  async send() {
    if (this.sending.length || !this.waiting.length || this.stopped) return;
    this.sending = this.waiting;
    this.waiting = [];
    this.on.state("sending");
    let answer;
    try {
      const told = this.sending.map((op) => {
        const row = this.on.row(op.key);
        return { id: row?.id ?? op.id ?? "", version: row?.version ?? op.version ?? 0, at: op.at ?? 0, cells: op.cells, removed: !!op.removed, over: !!op.over };
      });
      answer = await this.post("", { lines: JSON.stringify(told) });
    } catch {
      answer = null;                 // no connection
    }
    if (answer?.ok) {
      const said = await answer.json().catch(() => null);
      if (said === null) { this.retry(); return; }        // cut off on the way
      const done = this.sending;
      this.sending = [];
      this.on.answered(done, said);
      this.on.state(this.busy ? "sending" : "kept");
      this.remember();
      this.summing();
      this.send();
      return;
    }
    if (answer === null || answer.status >= 500 || answer.status === 429) this.retry(answer ? "waiting" : "offline");
    else {
      this.waiting = [...this.sending, ...this.waiting];
      this.sending = [];
      this.stopped = true;
      this.on.state(answer.status === 401 ? "signed out" : "refused");
      const where = answer.headers.get("HX-Retarget") ?? "#said";
      htmx.swap(where, await answer.text(), { swapStyle: "innerHTML" });
      document.body.dispatchEvent(new CustomEvent("htmx:afterSwap"));
    }
  }

  /** Tries again in a moment with all that is not at the server. */
  retry(state = "offline") {
    this.waiting = [...this.sending, ...this.waiting];
    this.sending = [];
    this.on.state(state);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), 2500);
  }

  /** Asks for the sums of what stands; while one answer is awaited, one more question is enough. Sums of what stood before are marked. */
  async summing() {
    this.sums.asked = true;
    if (this.sums.running) return;
    this.sums.running = true;
    this.on.summing(true);
    clearTimeout(this.again);
    try {
      while (this.sums.asked && !this.stopped) {
        this.sums.asked = false;
        const answer = await this.post("/sums", {});
        if (!answer.ok && answer.status !== 429 && answer.status < 500) return;
        if (!answer.ok) throw new Error("not now");
        const sums = await answer.json();
        if (this.sums.asked) continue;
        this.on.summed(sums);
        this.on.summing(false);
      }
    } catch {
      this.again = setTimeout(() => this.summing(), 2500);
    } finally { this.sums.running = false; }
  }

  /** What is not at the server yet, into the browser; and to the server's own drafts what only stands on the screen. */
  remember() {
    const ops = [...this.sending, ...this.waiting].map((op) => {
      const row = this.on.row(op.key);
      return { ...op, id: row?.id ?? op.id ?? "", version: row?.version ?? op.version ?? 0 };
    });
    const some = ops.length || Object.keys(this.unsaid).length;
    this.text = some ? JSON.stringify({ at: new Date().toISOString(), ops, unsaid: this.unsaid }) : "";
    try {
      if (some) localStorage.setItem(this.place, this.text);
      else localStorage.removeItem(this.place);
    } catch { /* no storage: the server's draft is left */ }
    clearTimeout(this.later);
    if (some || this.drafted) this.later = setTimeout(() => this.keep(), 1500);
  }

  async keep() {
    if (this.stopped || (this.text ?? "") === (this.drafted ?? "")) return;
    const text = this.text ?? "";
    try {
      if ((await this.post("/draft", { draft: text })).ok) this.drafted = text;
    } catch { /* kept in the browser */ }
  }

  /** The newer of the browser's own draft and the server's; null where there is none. */
  draft(server) {
    let mine = null;
    try { mine = JSON.parse(localStorage.getItem(this.place) ?? "null"); } catch { /* none */ }
    let theirs = null;
    try { theirs = server ? JSON.parse(server.text) : null; } catch { /* none */ }
    this.drafted = server?.text;
    if (!mine || !theirs) return mine ?? theirs;
    return mine.at >= theirs.at ? mine : theirs;
  }
}
