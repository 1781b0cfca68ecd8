/* j and k: the focus goes from row to row, and stops at the ends. */
const ROWS = "[data-row], .case :is(h2, h3) a, .listrow a, .timetable a, .need li a, tbody a";

export const isShown = (element) => element.checkVisibility?.() ?? element.getClientRects().length > 0;

/* What has the focus is a row, or lies in the line of one. */
function placeOf(element, rows) {
  const line = element.closest("tr, .case");
  const place = rows.indexOf(element);
  return place >= 0 || !line ? place : rows.findIndex((row) => line.contains(row));
}

/* The part of the page to which its address led. */
const led = () => document.getElementById(location.hash.slice(1))?.closest("section");

export function move(step) {
  const scope = document.querySelector("dialog[open]") ?? document.querySelector("main");
  const rows = [...scope.querySelectorAll(ROWS)].filter(isShown);
  const focused = placeOf(document.activeElement, rows);
  const from = focused >= 0 ? focused : rows.findIndex((row) => row.hasAttribute("aria-current"));
  const next = from < 0 ? (rows.find((row) => led()?.contains(row)) ?? rows[0]) : rows[from + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return Boolean(next);
}
