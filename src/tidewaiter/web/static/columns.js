/** Walks the fields of a message: one tab stop, arrows from field to field and from record to record, and a line that says what the field is. */

/** @param {HTMLElement} table */
function walkable(table) {
  const strip = table.querySelector("[data-strip]");
  const rows = [...table.querySelectorAll(".wirerow")].map((row) => [...row.querySelectorAll(".cell")]).filter((cells) => cells.length);
  const cells = rows.flat();
  if (!strip || !cells.length) return;
  for (const cell of cells) {
    cell.tabIndex = -1;
    cell.setAttribute("role", "note");
    cell.setAttribute("aria-label", `${cell.dataset.told}: ${cell.textContent.trim() || "blank"}`);
    cell.removeAttribute("title");
  }
  cells[0].tabIndex = 0;
  let told = null;
  const tell = (cell) => {
    if (cell === told) return;
    told?.classList.remove("told");
    told = cell;
    cell.classList.add("told");
    strip.textContent = `${cell.dataset.told} · ${cell.textContent.trim() || "blank"}`;
  };
  table.addEventListener("mouseover", (event) => {
    const cell = event.target.closest(".cell");
    if (cell) tell(cell);
  });
  table.addEventListener("focusin", (event) => {
    const cell = event.target.closest(".cell");
    if (!cell) return;
    for (const one of cells) one.tabIndex = one === cell ? 0 : -1;
    tell(cell);
  });
  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest?.(".cell");
    if (!cell || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows.findIndex((one) => one.includes(cell));
    const place = rows[row].indexOf(cell);
    const flat = cells.indexOf(cell);
    const to = {
      ArrowRight: () => cells[flat + 1],
      ArrowLeft: () => cells[flat - 1],
      ArrowDown: () => rows[row + 1]?.[Math.min(place, rows[row + 1].length - 1)],
      ArrowUp: () => rows[row - 1]?.[Math.min(place, rows[row - 1].length - 1)],
      Home: () => rows[row][0],
      End: () => rows[row].at(-1),
    }[event.key]?.();
    if (!to) return;
    event.preventDefault();
    to.focus();
  });
}

for (const table of document.querySelectorAll("[data-columns]")) walkable(table);
