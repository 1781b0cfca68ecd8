/* j and k: the focus goes from row to row, and stops at the ends. */
const ROWS = "[data-row], .case :is(h2, h3) a, .listrow a, .timetable a, .need li a, tbody a";

export const isShown = (element) => element.checkVisibility?.() ?? element.getClientRects().length > 0;

export function move(step) {
  const scope = document.querySelector("dialog[open]") ?? document.querySelector("main");
  const rows = [...scope.querySelectorAll(ROWS)].filter(isShown);
  const focused = rows.indexOf(document.activeElement);
  const from = focused >= 0 ? focused : rows.findIndex((row) => row.hasAttribute("aria-current"));
  const next = from < 0 ? rows[0] : rows[from + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return Boolean(next);
}
