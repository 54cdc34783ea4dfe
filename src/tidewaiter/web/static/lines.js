// The lines of a file as a grid with the keys of a spreadsheet. Tabulator draws the rows that are seen; cursor, keys and undo are here.
import { TabulatorFull as Tabulator } from "../vendor/tabulator.min.js";
import { Sync } from "./lines_sync.js";
import { dollars, dotted, element, grouped, pasted, table as rowsOf } from "./lines_texts.js";

const holder = document.getElementById("grid");
const { file } = holder.dataset;
const may = "may" in holder.dataset;
const columns = JSON.parse(holder.dataset.cells);
const strip = document.getElementById("strip");
const byName = new Map(columns.map((column) => [column.name, column]));
const needed = new Set(["hts", "description", "origin", "exported_from", "manufacturer", "value", "quantity_1", "quantity_2", "quantity_3"]);

let rows = [];                       // in the order of the lines
let byKey = new Map();
let cursor = { r: 0, c: 0 };
let anchor = null;                   // the other corner of a range
let home = 0;                        // the column to which Enter comes back
let editor = null;
let leaving = false;
let fresh = 0;
let marked = [];
const undone = [], redone = [];
const told = new Map();              // what the schedule says of digits
const looked = new Map();            // what the parts library says of a text
let held = null;                     // keys that wait for a look-up
let grid;
let telling = false;

const sync = new Sync({
  file, person: document.body.dataset.person, row: (key) => byKey.get(key), answered, summed,
  summing: (busy) => document.querySelector(".totals").setAttribute("aria-busy", String(busy)),
  state: (words) => { document.getElementById("state").textContent = STATES[words]; document.getElementById("state").dataset.state = words; },
});
const STATES = {
  kept: "All is written", sending: "Writing …", offline: "No connection: kept here, sent when it is back",
  waiting: "Kept here, sent in a moment", "signed out": "Signed out: kept here until you sign in", refused: "Not written",
};

// rows

function fill(list) {
  rows = list;
  byKey = new Map(rows.map((row) => [row.key, row]));
}

function blank() {
  fresh += 1;
  const row = { key: `new${Date.now()}-${fresh}`, id: "", version: 0, number: rows.length + 1, articles: 1, words: "", rate: "", faults: {}, found: [] };
  for (const column of columns) row[column.name] = "";
  for (const n of [1, 2, 3]) row[`unit_${n}`] = "";
  return row;
}

const taken = (row) => ({ faults: {}, found: [], ...row, key: row.id });

function renumber() { rows.forEach((row, n) => { row.number = n + 1; }); }

/** Paints the cells of a line anew, in place; the one that is being keyed stays as it is. */
function show(row) {
  const shown = grid.getRow(row.key);
  if (!shown) return;
  for (const cell of shown.getCells()) {
    const name = cell.getField();
    if (editor?.row === row && editor.column.name === name) continue;
    const column = byName.get(name);
    cell.getElement().replaceChildren(column ? formatted(cell, name, column.sort) : name === "number" ? head(cell) : amount(cell, name));
  }
}

function formatted(cell, name, sort) {
  const row = byKey.get(cell.getData().key) ?? cell.getData();
  const box = cell.getElement();
  const fault = row.faults[name];
  const found = row.found.filter((one) => one.cell === name);
  const worst = found.find((one) => one.severity === "fatal") ?? found.find((one) => one.severity === "warning");
  box.classList.toggle("fault", !!fault || worst?.severity === "fatal");
  box.classList.toggle("doubt", !fault && worst?.severity === "warning");
  box.classList.toggle("clash", !!row.clash);
  const text = fault ? fault.text : row[name] ?? "";
  const made = element("span", "", sort === "whole" || sort === "quantity" ? grouped(text) : text);
  if (sort === "quantity") {
    const unit = row[`unit_${name.slice(-1)}`];
    box.classList.toggle("none", !unit || unit === "X");
    if (unit && unit !== "X") made.append(element("small", "unit", ` ${unit}`));
  }
  return made;
}

function head(cell) {
  const row = byKey.get(cell.getData().key) ?? cell.getData();
  const fatal = row.found.some((one) => one.severity === "fatal") || Object.keys(row.faults).length;
  const made = element("span", "", String(row.number));
  if (row.clash) made.append(element("span", "sign fatal", " ⇄"));
  else if (fatal) made.append(element("span", "sign fatal", " ●"));
  else if (row.found.some((one) => one.severity === "warning")) made.append(element("span", "sign warning", " ▲"));
  return made;
}

function amount(cell, name) {
  const row = byKey.get(cell.getData().key) ?? cell.getData();
  const cents = row[name];
  if (cents === undefined || cents === null) return element("span", "soft", "—");
  const link = element("a", "money", dollars(cents));
  link.href = `/files/${file}/lines/${row.number}/why`;
  link.tabIndex = -1;
  return link;
}

function defined() {
  const right = new Set(["whole", "quantity"]);
  return [
    { title: "Line", field: "number", width: 58, frozen: true, formatter: head },
    ...columns.map((column) => ({
      title: column.words, field: column.name, width: column.width * 8 + 18, hozAlign: right.has(column.sort) ? "right" : "left",
      cssClass: column.sort === "hts" || column.sort === "code" ? "mono" : "", formatter: (cell) => formatted(cell, column.name, column.sort),
    })),
    { title: "Duty", field: "duty_cents", width: 96, frozen: true, hozAlign: "right", formatter: (cell) => amount(cell, "duty_cents") },
    { title: "With fees", field: "total_cents", width: 96, frozen: true, hozAlign: "right", formatter: (cell) => amount(cell, "total_cents") },
  ];
}

// cursor

const cellAt = (r, c) => (rows[r] ? grid.getRow(rows[r].key)?.getCell(columns[c].name) : null);

function corners() {
  const other = anchor ?? cursor;
  return { top: Math.min(cursor.r, other.r), bottom: Math.max(cursor.r, other.r), left: Math.min(cursor.c, other.c), right: Math.max(cursor.c, other.c) };
}

function mark() {
  for (const box of marked) { box.classList.remove("cursor", "range"); box.removeAttribute("tabindex"); }
  marked = [];
  const { top, bottom, left, right } = corners();
  if (anchor) {
    for (let r = top; r <= Math.min(bottom, top + 200); r += 1) {
      for (let c = left; c <= right; c += 1) {
        const box = cellAt(r, c)?.getElement();
        if (box) { box.classList.add("range"); marked.push(box); }
      }
    }
  }
  const box = cellAt(cursor.r, cursor.c)?.getElement();
  if (!box) return;
  box.classList.add("cursor");
  box.id = "cursor-cell";
  box.tabIndex = leaving ? -1 : 0;            // what scrolls holds something that the keyboard reaches
  for (const other of holder.querySelectorAll("#cursor-cell")) if (other !== box) other.removeAttribute("id");
  marked.push(box);
  holder.setAttribute("aria-activedescendant", "cursor-cell");
}

function go(r, c, extend = false) {
  if (extend) anchor ??= { ...cursor };
  else anchor = null;
  cursor = { r: Math.max(0, Math.min(r, rows.length - 1)), c: Math.max(0, Math.min(c, columns.length - 1)) };
  const box = cellAt(cursor.r, cursor.c)?.getElement();
  const frame = holder.querySelector(".tabulator-tableholder");
  if (box && frame) {
    const one = box.getBoundingClientRect(), all = frame.getBoundingClientRect();
    if (!box.isConnected || one.top < all.top || one.bottom > all.bottom - 14) {
      grid.scrollToRow(rows[cursor.r].key, one.top < all.top ? "top" : "bottom", true).then(mark).catch(() => {});
    }
    const left = all.left + 58;
    if (one.left < left) frame.scrollLeft -= left - one.left + 8;
    else if (one.right > all.right) frame.scrollLeft += one.right - all.right + 8;
  }
  mark();
  soon();
}

/** The strip follows after the cell is painted. */
function soon() {
  if (telling) return;
  telling = true;
  requestAnimationFrame(() => setTimeout(() => { telling = false; if (!editor) tell(); }));
}

/** The strip below the grid: what is keyed here, what the number says, what is wrong, and why the line owes what it owes. */
function tell(words = null) {
  const row = rows[cursor.r];
  if (!row) return;
  const column = columns[cursor.c];
  strip.replaceChildren();
  const first = element("p");
  first.append(element("strong", "", `Line ${row.number}, ${column.words}`), ` ${column.says}`);
  const number = words ?? (row.hts && { number: row.hts, words: row.words, rate: row.rate, units: [row.unit_1, row.unit_2, row.unit_3].filter(Boolean) });
  strip.append(first);
  if (number) {
    const line = element("p", "told");
    line.append(element("span", "hts", number.number), ` ${number.words || "no words are held for it"} `);
    if (number.rate) line.append(element("strong", "", number.rate));
    if (number.units?.length) line.append(` counted in ${number.units.join(" and ")}`);
    if (number.why) line.append(element("span", "error", ` ${number.why}`));
    strip.append(line);
  }
  if (row.articles > 1) strip.append(element("p", "soft", `This line is classified in ${row.articles} numbers; the grid shows the first.`));
  const list = element("ul", "findings");
  const fault = row.faults[column.name];
  if (fault) list.append(finding({ severity: "fatal", where: column.words, message: `${fault.message}. The line holds what it held before`, fix: "", rule: "" }));
  const here = row.found.filter((one) => one.cell === column.name);
  for (const one of here.length ? here : row.found.filter((other) => other.severity !== "note").slice(0, 2)) list.append(finding(one));
  if (list.children.length) strip.append(list);
  beside(row, column);
}

function finding(one) {
  const made = element("li", `finding ${one.severity}`);
  made.append(element("strong", "", one.severity), ` ${one.message} `, element("span", "fix", one.fix), " ", element("cite", "", one.cite ?? ""), " ", element("code", "", one.rule));
  return made;
}

/** All lines that two wrote, above the grid: nobody who keys on elsewhere is taken away from there. */
function clashes() {
  document.getElementById("clashes").replaceChildren(...rows.filter((row) => row.clash).map(clash));
}

/** Two wrote one line: what the other wrote, what was keyed here, and the choice. */
function clash(row) {
  const { now, keyed, by } = row.clash;
  const made = element("div", "clash-box");
  made.setAttribute("role", "alert");
  made.append(element("p", "", now ? `Line ${row.number}: ${by} changed this line while you keyed it. Nothing of yours is written yet.` : `Somebody took line ${row.number} out while you keyed it.`));
  const list = element("dl");
  for (const [name, mine] of Object.entries(keyed)) {
    const column = columns.find((one) => one.name === name);
    list.append(element("dt", "", column?.words ?? name), element("dd", "", `theirs: ${now?.[name] || "empty"} · yours: ${mine || "empty"}`));
  }
  const theirs = element("button", "", now ? "Keep theirs" : "Let it go");
  const mine = element("button", "main", now ? "Put mine on top" : "Put it in as a new line");
  theirs.type = mine.type = "button";
  theirs.addEventListener("click", () => settle(row, false));
  mine.addEventListener("click", () => settle(row, true));
  made.append(list, theirs, " ", mine);
  return made;
}

function settle(row, mine) {
  const { now, keyed } = row.clash;
  delete row.clash;
  delete sync.unsaid[row.id];
  if (now) Object.assign(row, now, { key: row.key, faults: {} });
  else { row.id = ""; row.version = 0; }
  if (mine) {
    Object.assign(row, keyed);
    sync.put({ key: row.key, cells: keyed, over: !!now, ...(now ? {} : { at: row.number }) });
  } else if (!now) take(rows.indexOf(row), 1, false);
  sync.remember();
  if (byKey.has(row.key)) show(row);
  clashes();
  holder.focus();
  tell();
}

// changes

/** Writes cells: [row, name, text]. What was there can be brought back. */
function write(list, { keep = true } = {}) {
  const undo = [];
  const cells = new Map();
  for (const [row, name, text] of list) {
    const column = columns.find((one) => one.name === name);
    const clean = column.sort === "hts" ? dotted(text) || text : column.sort === "code" ? text.toUpperCase() : text;
    const before = row.faults[name]?.text ?? row[name] ?? "";
    if (before === clean) continue;
    undo.push({ key: row.key, name, before, after: clean });
    delete row.faults[name];
    if (sync.unsaid[row.id]) { delete sync.unsaid[row.id][name]; if (!Object.keys(sync.unsaid[row.id]).length) delete sync.unsaid[row.id]; }
    row[name] = clean;
    if (name === "hts") follow(row, clean);
    if (name === "part") stock(row, clean);
    if (!cells.has(row.key)) cells.set(row.key, {});
    cells.get(row.key)[name] = clean;
  }
  for (const [key, texts] of cells) {
    const row = byKey.get(key);
    if (row.clash) { Object.assign(row.clash.keyed, texts); continue; }
    if (!row.id && !row.queued) { row.queued = true; sync.put({ key, cells: texts, at: row.number }); } else sync.put({ key, cells: texts });
    show(row);
  }
  if (keep && undo.length) { undone.push({ cells: undo }); redone.length = 0; }
  if (rows.length && !bare(rows[rows.length - 1])) append();
}

/** The line takes over at once what the parts library says of a part, as the server will. */
function stock(row, sku) {
  const part = [...looked.values()].flat().find((one) => one.sku === sku);
  if (!part) return;
  for (const [name, text] of Object.entries(part.cells)) {
    if (name !== "part" && name in row) row[name] = name === "hts" ? dotted(text) : text;
  }
}

/** Units follow the number as soon as the schedule has told them. */
async function follow(row, number) {
  const said = await told_of(number.replace(/\D/g, ""));
  if (!said || row.hts !== number) return;
  Object.assign(row, { words: said.words, rate: said.rate });
  [1, 2, 3].forEach((n) => { row[`unit_${n}`] = said.units[n - 1] ?? ""; });
  show(row);
  if (rows[cursor.r] === row) tell();
}

const bare = (row) => !row.id && columns.every((column) => !row[column.name]);

function append() {
  if (rows.length >= 999) return;
  const row = blank();
  rows.push(row);
  byKey.set(row.key, row);
  renumber();
  grid.addRow(row, false);
}

function insert(at, list, keep = true) {
  rows.splice(at, 0, ...list);
  fill(rows);
  renumber();
  for (const row of list) {
    row.queued = true;
    sync.put({ key: row.key, cells: Object.fromEntries(columns.map((column) => [column.name, row[column.name]]).filter(([, text]) => text)), at: row.number });
  }
  grid.replaceData(rows).then(mark);
  if (keep) { undone.push({ put: list.map((row) => row.key), at }); redone.length = 0; }
}

function take(at, count, keep = true) {
  const out = rows.slice(at, at + count).filter((row) => !bare(row));
  if (!out.length) return;
  for (const row of out) sync.put({ key: row.key, cells: {}, removed: true });
  rows = rows.filter((row) => !out.includes(row));
  const gone = new Map(out.map((row) => [row.key, row]));
  fill(rows);
  for (const [key, row] of gone) sync.gone = (sync.gone ?? new Map()).set(key, row);
  renumber();
  grid.replaceData(rows).then(() => go(Math.min(at, rows.length - 1), cursor.c));
  if (keep) { undone.push({ out, at }); redone.length = 0; }
}

function revert(from, to) {
  const step = from.pop();
  if (!step) return;
  if (step.cells) {
    const list = step.cells.map(({ key, name, before }) => [byKey.get(key), name, before]).filter(([row]) => row);
    to.push({ cells: step.cells.map(({ key, name, before, after }) => ({ key, name, before: after, after: before })) });
    write(list, { keep: false });
    const first = list[0] && rows.indexOf(list[0][0]);
    if (first >= 0) go(first, columns.findIndex((column) => column.name === list[0][1]));
  } else if (step.out) {
    const back = step.out.map((row) => ({ ...row, key: `${row.key}~${(fresh += 1)}`, id: "", version: 0, faults: {}, found: [] }));
    insert(step.at, back, false);
    to.push({ put: back.map((row) => row.key), at: step.at });
  } else {
    const list = step.put.map((key) => byKey.get(key)).filter(Boolean);
    if (list.length) {
      const at = rows.indexOf(list[0]);
      to.push({ out: list.map((row) => ({ ...row })), at });
      take(at, list.length, false);
    }
  }
}

// the server's answers

function answered(ops, answer) {
  const keys = ops.map((op) => op.key);
  for (const [place, id] of Object.entries(answer.made)) {
    const row = byKey.get(keys[Number(place)]) ?? sync.gone?.get(keys[Number(place)]);
    if (row) row.id = id;
  }
  const waiting = new Map();
  for (const op of sync.waiting) waiting.set(op.key, { ...(waiting.get(op.key) ?? {}), ...op.cells });
  const byId = new Map(rows.filter((row) => row.id).map((row) => [row.id, row]));
  const faults = new Map();
  for (const fault of answer.faults) {
    const id = fault.id;
    if (!faults.has(id)) faults.set(id, {});
    faults.get(id)[fault.cell] = fault;
  }
  for (const now of answer.rows) {
    const row = byId.get(now.id);
    if (!row) continue;
    const { number, ...rest } = now;
    Object.assign(row, rest, waiting.get(row.key) ?? {});
    for (const [name, text] of Object.entries(row.faults)) row[name] = text.text;
  }
  for (const op of ops) {
    const row = byKey.get(op.key);
    if (!row) continue;
    for (const name of Object.keys(op.cells)) delete row.faults[name];
    Object.assign(row.faults, faults.get(row.id) ?? {});
    if (Object.keys(row.faults).length) sync.unsaid[row.id] = Object.fromEntries(Object.entries(row.faults).map(([name, one]) => [name, one.text]));
    const clashed = answer.clashes.find((one) => one.id === row.id);
    if (clashed) {
      row.clash = { now: clashed.now, by: clashed.by, keyed: { ...op.cells } };
      sync.unsaid[row.id] = { ...op.cells };
      clashes();
    }
    show(row);
  }
  for (const now of answer.rows) { const row = byId.get(now.id); if (row && !keys.includes(row.key)) show(row); }
  sync.remember();
  tell();
}

function summed(sums) {
  for (const [name, id] of [["value", "t-value"], ["duty_cents", "t-duty"], ["fees_cents", "t-fees"], ["total_cents", "t-total"]]) {
    const box = document.getElementById(id);
    const known = sums[name] !== null;
    box.textContent = name === "value" ? grouped(String(sums.value)) : known ? dollars(sums[name]) : "not known";
    box.classList.toggle("unknown", !known);
  }
  const owed = new Map(sums.lines.map((one) => [one.number, one]));
  const found = new Map();
  for (const one of sums.findings) { if (!found.has(one.line)) found.set(one.line, []); found.get(one.line).push(one); }
  const lines = rows.filter((row) => row.id || row.queued);
  lines.forEach((row) => {
    const now = owed.get(row.number);
    const list = found.get(row.number) ?? [];
    const changed = row.duty_cents !== now?.duty_cents || row.total_cents !== now?.total_cents
      || list.length !== row.found.length || list.some((one, n) => one.rule !== row.found[n].rule || one.cell !== row.found[n].cell);
    if (!changed) return;
    Object.assign(row, { duty_cents: now?.duty_cents, total_cents: now?.total_cents, found: list });
    show(row);
  });
  const count = (severity) => sums.findings.filter((one) => one.severity === severity).length;
  document.getElementById("t-found").textContent = `${count("fatal")} to resolve, ${count("warning")} to look at`;
  const general = document.getElementById("general");
  general.replaceChildren(...(found.get(0) ?? []).filter((one) => one.severity !== "note").map(finding));
  document.dispatchEvent(new CustomEvent("tidewaiter:summed"));
  if (!editor) tell();
}

// look-ups

async function told_of(digits) {
  const plain = digits.slice(0, digits.length - (digits.length % 2));
  if (plain.length < 4) return null;
  if (!told.has(plain)) {
    told.set(plain, fetch(`/files/${file}/lines/number?digits=${plain}`).then((answer) => (answer.ok ? answer.json() : null)).catch(() => { told.delete(plain); return null; }));
  }
  return told.get(plain);
}

async function look(text) {
  if (!looked.has(text)) {
    const found = await fetch(`/files/${file}/lines/parts?q=${encodeURIComponent(text)}`).then((answer) => (answer.ok ? answer.json() : [])).catch(() => null);
    if (found === null) return [];
    looked.set(text, found);
  }
  return looked.get(text);
}

const parts = document.getElementById("parts");
async function offer(text) {
  const list = await look(text);
  if (!editor || editor.column.sort !== "part") return;
  parts.replaceChildren(...list.map((one) => { const made = element("option", "", `${one.words} ${dotted(one.hts)}`); made.value = one.sku; return made; }));
}

// the editor

function edit(text = null) {
  if (!may || editor) return;
  const row = rows[cursor.r], column = columns[cursor.c];
  if (!row || row.clash) return;
  const box = cellAt(cursor.r, cursor.c)?.getElement();
  if (!box) return;
  const field = element("input", "cell-editor");
  field.setAttribute("aria-label", `${column.words}, line ${row.number}`);
  field.autocomplete = "off";
  field.spellcheck = column.sort === "text";
  if (column.sort === "part") field.setAttribute("list", "parts");
  if (column.sort === "hts" || column.sort === "whole" || column.sort === "quantity") field.inputMode = "decimal";
  field.value = text ?? row.faults[column.name]?.text ?? row[column.name] ?? "";
  editor = { field, row, column, r: cursor.r, c: cursor.c };
  box.append(field);
  box.classList.add("editing");
  field.focus({ preventScroll: true });
  if (text === null) field.select();
  field.addEventListener("input", typed);
  field.addEventListener("blur", () => { if (editor?.field === field) commit(); });
  if (text !== null) typed();
}

function typed() {
  const { field, column } = editor;
  if (column.sort === "hts") {
    const at = field.selectionStart === field.value.length;
    const made = dotted(field.value);
    if (made !== field.value && /^[\d. ]*$/.test(field.value)) { field.value = made; if (at) field.setSelectionRange(made.length, made.length); }
    told_of(field.value.replace(/\D/g, "")).then((said) => { if (said && editor?.field === field) tell(said); });
  }
  if (column.sort === "part") offer(field.value.trim());
}

function commit() {
  if (!editor) return;
  const { field, row, column } = editor;
  const text = field.value.trim();
  close();
  if (column.sort === "part" && text && text !== row.part && ![...looked.values()].flat().some((one) => one.sku === text)) {
    held = [];                       // what is keyed next waits until the part is known
    look(text).then(() => { const keys = held; held = null; write([[row, "part", text]]); tell(); for (const key of keys) press(key); });
    row.part = "";
    return;
  }
  write([[row, column.name, text]]);
}

function close() {
  const { field } = editor;
  const { row } = editor;
  editor = null;
  field.parentElement?.classList.remove("editing");
  holder.focus({ preventScroll: true });
  field.remove();
  show(row);
}

// keys

function nextEmpty() {
  const row = rows[cursor.r];
  for (let c = cursor.c + 1; c < columns.length; c += 1) {
    const { name, sort } = columns[c];
    if (!needed.has(name) || row[name]) continue;
    if (sort === "quantity") { const unit = row[`unit_${name.slice(-1)}`]; if (!unit || unit === "X") continue; }
    return go(cursor.r, c);
  }
  return go(cursor.r + 1, home);
}

function repeat() {
  const { top, bottom, left, right } = corners();
  const list = [];
  const from = anchor && bottom > top ? top : top - 1;
  if (from < 0) return;
  for (let r = from + 1; r <= bottom; r += 1) {
    if (r > from + 1 && bare(rows[r])) break;
    for (let c = left; c <= right; c += 1) list.push([rows[r], columns[c].name, rows[from][columns[c].name] ?? ""]);
  }
  write(list);
}

function clear() {
  const { top, bottom, left, right } = corners();
  const list = [];
  for (let r = top; r <= bottom; r += 1) for (let c = left; c <= right; c += 1) list.push([rows[r], columns[c].name, ""]);
  write(list);
}

const MOVES = {
  ArrowUp: () => [cursor.r - 1, cursor.c], ArrowDown: () => [cursor.r + 1, cursor.c], ArrowLeft: () => [cursor.r, cursor.c - 1], ArrowRight: () => [cursor.r, cursor.c + 1],
  Home: () => [cursor.r, 0], End: () => [cursor.r, columns.length - 1], PageUp: () => [cursor.r - 15, cursor.c], PageDown: () => [cursor.r + 15, cursor.c],
};

/** One key; true where it was the grid's. `key` has what a keyboard event has. */
function press(key) {
  if (held) { held.push(key); return true; }
  const ctrl = key.ctrlKey || key.metaKey;
  if (key.key !== "Tab") leaving = leaving && key.key === "Shift";
  if (key.key === "Escape") {
    if (editor) { editor.field.value = editor.row[editor.column.name] ?? ""; close(); tell(); } else { anchor = null; leaving = true; holder.focus({ preventScroll: true }); mark(); }
    return true;
  }
  if (key.key === "Tab") {
    if (leaving) return false;
    commit();
    if (held) { held.unshift(key); return true; }
    if (key.shiftKey) { if (cursor.c) go(cursor.r, cursor.c - 1); else go(cursor.r - 1, columns.length - 1); } else if (cursor.c < columns.length - 1) go(cursor.r, cursor.c + 1); else go(cursor.r + 1, 0);
    return true;
  }
  if (key.key === "Enter") {
    commit();
    if (held) { held.unshift(key); return true; }
    go(cursor.r + (key.shiftKey ? -1 : 1), home);
    return true;
  }
  if (key.key === "F8" || key.code === "NumpadAdd") {
    commit();
    if (held) { held.unshift(key); return true; }
    nextEmpty();
    return true;
  }
  if (key.key === "F3") { rest(); return true; }
  if (editor) {
    if (key.code === "NumpadDecimal" && editor.column.sort === "hts") return true;
    if ((key.key === "ArrowUp" || key.key === "ArrowDown") && editor.column.sort !== "part") { commit(); go(...MOVES[key.key]()); return true; }
    if (key.replayed && key.key.length === 1) { editor.field.value += key.key; typed(); return true; }
    return false;
  }
  if (ctrl && key.key === "Home") { go(0, 0, key.shiftKey); return true; }
  if (ctrl && key.key === "End") { go(rows.length - 1, columns.length - 1, key.shiftKey); return true; }
  if (ctrl && key.key === "ArrowDown") { go(Math.max(0, rows.length - 2), cursor.c, key.shiftKey); return true; }
  if (ctrl && key.key === "ArrowUp") { go(0, cursor.c, key.shiftKey); return true; }
  if (MOVES[key.key]) { go(...MOVES[key.key](), key.shiftKey); if (!key.shiftKey) home = cursor.c; return true; }
  if (ctrl && key.key.toLowerCase() === "a") { anchor = { r: 0, c: 0 }; cursor = { r: rows.length - 1, c: columns.length - 1 }; mark(); return true; }
  if (key.key === "F7") { papers(); return true; }
  if (!may) return false;
  if (key.key === "F2") { edit(); return true; }
  if (key.key === "F4" || (ctrl && key.key.toLowerCase() === "d") || (ctrl && key.key === "'")) { repeat(); return true; }
  if (ctrl && !key.shiftKey && key.key.toLowerCase() === "z") { revert(undone, redone); return true; }
  if (ctrl && (key.key.toLowerCase() === "y" || key.key.toLowerCase() === "z")) { revert(redone, undone); return true; }
  if (key.key === "F6" || (ctrl && key.key === "Insert")) { insert(cursor.r, [blank()]); return true; }
  if (key.key === "F9" || (ctrl && key.key === "Delete")) { const { top, bottom } = corners(); take(top, bottom - top + 1); return true; }
  if (key.key === "Delete" || key.key === "Backspace") { clear(); return true; }
  if (ctrl || key.altKey) return false;
  if (key.key.length === 1) {
    if (key.key === "?") return false;
    edit(key.key === " " ? null : key.key);
    return true;
  }
  return false;
}

holder.addEventListener("keydown", (event) => {
  if (event.isComposing || event.target.closest("a, button")) return;
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  const replayed = held !== null;
  if (press({ key, code, ctrlKey, metaKey, altKey, shiftKey, replayed: replayed || !event.isTrusted })) { event.preventDefault(); event.stopPropagation(); }
});

holder.addEventListener("focusout", (event) => { if (!holder.contains(event.relatedTarget) && leaving) { leaving = false; mark(); } });

holder.addEventListener("copy", (event) => {
  if (editor) return;
  const { top, bottom, left, right } = corners();
  const list = rows.slice(top, bottom + 1).map((row) => columns.slice(left, right + 1).map((column) => row[column.name] ?? ""));
  event.clipboardData.setData("text/plain", pasted(list));
  event.preventDefault();
});

holder.addEventListener("paste", (event) => {
  if (editor || !may) return;
  event.preventDefault();
  paste(event.clipboardData.getData("text/plain"));
});

function paste(text) {
  const list = rowsOf(text);
  const one = list.length === 1 && list[0].length === 1;
  const { top, bottom, left, right } = corners();
  const heads = list[0].map((words) => columns.findIndex((column) => column.words.toLowerCase() === words.toLowerCase()));
  const headed = heads.filter((n) => n >= 0).length >= 2;
  const cells = [];
  const body = headed ? list.slice(1) : list;
  while (rows.length < Math.min(999, cursor.r + body.length + 1)) append();
  if (one) {
    for (let r = top; r <= bottom; r += 1) for (let c = left; c <= right; c += 1) cells.push([rows[r], columns[c].name, list[0][0]]);
  } else {
    body.forEach((texts, r) => texts.forEach((cell, c) => {
      const at = headed ? heads[c] : left + c;
      if (at >= 0 && columns[at] && rows[top + r]) cells.push([rows[top + r], columns[at].name, cell]);
    }));
  }
  write(cells);
}

// the paper beside the field

/** To what the line states beside its row, once what was keyed is written; what is not by then waits in the browser. */
function rest() {
  commit();
  const row = rows[cursor.r];
  const leave = (left) => {
    if (sync.busy && left) setTimeout(() => leave(left - 1), 50);
    else if (row?.id) location.assign(`/files/${file}/lines/${row.number}/more`);
  };
  leave(60);
}

const aside = document.getElementById("aside");
function papers() {
  aside.hidden = !aside.hidden;
  document.getElementById("with-paper").classList.toggle("open", !aside.hidden);
  grid.redraw();
  if (!aside.hidden) tell();
}
let asked = "", later;
function beside(row, column) {
  if (aside.hidden) return;
  const path = `lines/${row.number}/${column.field}`;
  if (path === asked) return;
  asked = path;
  clearTimeout(later);
  later = setTimeout(() => htmx.ajax("GET", `/files/${file}/papers?path=${encodeURIComponent(path)}`, { target: "#aside", swap: "innerHTML" }), 180);
}

// begin

async function begin() {
  const answer = await fetch(`/files/${file}/lines/rows`);
  const { rows: list, draft } = await answer.json();
  fill(list.map(taken));
  if (may) { const row = blank(); rows.push(row); byKey.set(row.key, row); }
  grid = new Tabulator(holder, {
    data: rows, index: "key", columns: defined(), layout: "fitData", height: holder.dataset.height || "56vh", headerSortElement: "", columnDefaults: { headerSort: false, resizable: "header" },
    renderVerticalBuffer: 240, keybindings: false, placeholder: "No lines yet",
  });
  grid.on("tableBuilt", () => {
    holder.removeAttribute("tabindex");
    holder.tabIndex = 0;
    holder.setAttribute("aria-label", "Lines of the file");
    for (const inner of holder.querySelectorAll(".tabulator-tableholder")) { inner.tabIndex = -1; inner.setAttribute("role", "rowgroup"); }
    for (const inner of holder.querySelectorAll(".tabulator-table")) inner.setAttribute("role", "presentation");
    resume(draft);
    go(Number(location.hash.slice(5)) ? Number(location.hash.slice(5)) - 1 : 0, 0);
    holder.focus({ preventScroll: true });
    sync.summing();
    holder.dataset.ready = "yes";
  });
  grid.on("cellMouseDown", (event, cell) => {
    if (event.target.closest("a, input")) return;
    event.preventDefault();
    commit();
    const c = columns.findIndex((column) => column.name === cell.getField());
    go(rows.findIndex((row) => row.key === cell.getData().key), c < 0 ? cursor.c : c, event.shiftKey);
    home = cursor.c;
    holder.focus({ preventScroll: true });
  });
  grid.on("cellDblClick", () => edit());
  grid.on("scrollVertical", () => { if (!editor) mark(); });
}

/** Takes up again what was keyed and not written. */
function resume(server) {
  const draft = sync.draft(server);
  if (!draft || !may) return;
  let count = 0;
  const byId = new Map(rows.filter((row) => row.id).map((row) => [row.id, row]));
  for (const op of draft.ops ?? []) {
    const row = op.id ? byId.get(op.id) : byKey.get(rows[rows.length - 1].key);
    if (!row || op.removed) continue;
    if (op.id && op.version !== row.version) {
      row.clash = { now: { ...row }, by: "Somebody", keyed: op.cells };
      sync.unsaid[row.id] = op.cells;
    } else write(Object.entries(op.cells).map(([name, text]) => [row, name, text]), { keep: false });
    count += Object.keys(op.cells).length;
  }
  for (const [id, cells] of Object.entries(draft.unsaid ?? {})) {
    const row = byId.get(id);
    if (!row) continue;
    for (const [name, text] of Object.entries(cells)) {
      if (row[name] === text) continue;
      row.faults[name] = { text, message: "this was typed and did not go into its cell" };
      count += 1;
    }
    sync.unsaid[id] = cells;
    show(row);
  }
  clashes();
  if (!count) return;
  const box = document.getElementById("resumed");
  box.hidden = false;
  box.querySelector("span").textContent = `Taken up again: ${count} ${count === 1 ? "cell" : "cells"} that you keyed at ${new Date(draft.at).toLocaleString()} and that were not written.`;
  box.querySelector("button").addEventListener("click", () => { sync.unsaid = {}; sync.waiting = []; sync.remember(); sync.keep().then(() => location.reload()); });
}

for (const [id, does] of [["b-paper", papers], ["b-rest", rest], ["b-insert", () => insert(cursor.r, [blank()])], ["b-remove", () => { const { top, bottom } = corners(); take(top, bottom - top + 1); }],
  ["b-down", repeat], ["b-undo", () => revert(undone, redone)]]) {
  document.getElementById(id)?.addEventListener("click", () => { does(); holder.focus(); });
}
begin();
