/*
 * Parts of something as they stand now, in its place and at its height: what would change the height stays as it was.
 * Links and buttons are no such parts, so the focus stays.
 */

/* What was found by a search keeps its marks. */
const differs = (part, fresh) => part && fresh && part.outerHTML !== fresh.outerHTML && !part.querySelector("mark");

function renew(shown, fresh, parts) {
  const height = shown.offsetHeight;
  const swapped = [];
  for (const name of parts) {
    const [part, anew] = [shown.querySelector(name), fresh.querySelector(name)];
    if (!differs(part, anew)) continue;
    part.replaceWith(anew);
    swapped.push([part, anew]);
  }
  if (shown.offsetHeight === height) return;
  for (const [part, anew] of swapped) anew.replaceWith(part);
}

/* A row of the list. */
export function renewRow(fresh) {
  const row = document.querySelector(`.queue [data-case="${fresh.dataset.case}"]`);
  if (!row) return;
  row.classList.toggle("is-unread", fresh.classList.contains("is-unread"));
  renew(row, fresh, [".due", ".first", ".meta"]);
}

/* How the open inquiry stands, and whose it is, unless somebody points at it: a button beside it would move. */
export function renewStanding(fresh) {
  const shown = document.getElementById("standing");
  if (fresh && shown && !shown.matches(":hover")) renew(shown, fresh, [".state", "[data-owner]"]);
}
