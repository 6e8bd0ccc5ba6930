"use strict";
// Find: rows and list items that do not hold the words are hidden. Sort: a click on a column's head.
const find = document.getElementById("find");
if (find) {
  find.hidden = false;
  find.addEventListener("input", () => {
    const words = find.value.toLowerCase();
    for (const row of document.querySelectorAll("tbody tr, .timeline > li, .people > article, .countries > section"))
      row.hidden = !row.textContent.toLowerCase().includes(words);
  });
}
for (const head of document.querySelectorAll("thead th"))
  head.addEventListener("click", () => {
    const body = head.closest("table").tBodies[0], at = head.cellIndex, down = head.dataset.down !== "1";
    head.dataset.down = down ? "1" : "";
    const size = (row) => row.cells[at].querySelector("[data-n]")?.dataset.n;
    const value = (row) => row.cells[at].textContent.trim();
    const rows = [...body.rows].sort((a, b) => size(a) - size(b) || value(a).localeCompare(value(b), undefined, { numeric: true }));
    body.append(...(down ? rows : rows.reverse()));
  });
// A mark inside folded details is shown when a link leads to it.
addEventListener("hashchange", () => {
  for (let at = document.getElementById(location.hash.slice(1)); at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
});
