/* A row of the list as it stands now, in the place and at the height that it has. Its link stays, and so the focus. */
const PARTS = [".due", ".first", ".meta"];

/* What was found by a search keeps its marks. */
const differs = (part, fresh) => part && fresh && part.outerHTML !== fresh.outerHTML && !part.querySelector("mark");

export function renew(fresh) {
  const row = document.querySelector(`.queue [data-case="${fresh.dataset.case}"]`);
  if (!row) return;
  const height = row.offsetHeight;
  const swapped = [];
  for (const name of PARTS) {
    const [part, anew] = [row.querySelector(name), fresh.querySelector(name)];
    if (!differs(part, anew)) continue;
    part.replaceWith(anew);
    swapped.push([part, anew]);
  }
  row.classList.toggle("is-unread", fresh.classList.contains("is-unread"));
  if (row.offsetHeight === height) return;
  for (const [part, anew] of swapped) anew.replaceWith(part);
}
