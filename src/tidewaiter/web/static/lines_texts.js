// Texts of cells: an HTS number gets its dots, a table from a spreadsheet becomes rows, a cell becomes what is shown.

/** Digits with the dots of the schedule: 73269086 is 7326.90.86. */
export function dotted(text) {
  const digits = text.replace(/\D/g, "").slice(0, 10);
  const parts = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8), digits.slice(8, 10)].filter(Boolean);
  return parts.join(".");
}

/** A whole number with its thousands apart; any other text as it is. */
export function grouped(text) {
  const [whole, part] = text.split(".");
  return /^\d+$/.test(whole) ? whole.replace(/\B(?=(\d{3})+$)/g, ",") + (part === undefined ? "" : `.${part}`) : text;
}

/** The rows of a text that a spreadsheet put on the clipboard: tabs between cells, quotes around what holds a tab, a quote or a new line. */
export function table(text) {
  const rows = [[""]];
  let quoted = false;
  const plain = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let n = 0; n < plain.length; n += 1) {
    const sign = plain[n];
    const row = rows[rows.length - 1];
    if (quoted) {
      if (sign !== '"') row[row.length - 1] += sign;
      else if (plain[n + 1] === '"') { row[row.length - 1] += '"'; n += 1; } else quoted = false;
    } else if (sign === '"' && row[row.length - 1] === "") quoted = true;
    else if (sign === "\t") row.push("");
    else if (sign === "\n") rows.push([""]);
    else row[row.length - 1] += sign;
  }
  return rows.map((row) => row.map((cell) => cell.replace(/\s+/g, " ").trim()));
}

/** The text that a spreadsheet takes. */
export function pasted(rows) {
  return rows.map((row) => row.map((cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join("\t")).join("\n");
}

/** An amount in cents as dollars. */
export function dollars(cents) {
  if (cents === null || cents === undefined) return "—";
  const whole = Math.trunc(Math.abs(cents) / 100);
  return `${cents < 0 ? "−" : ""}${grouped(String(whole))}.${String(Math.abs(cents) % 100).padStart(2, "0")}`;
}

/** An element with a class and a text; never markup. */
export function element(name, className = "", text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
