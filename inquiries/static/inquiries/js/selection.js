/*
 * Ticks in the list: x at the cursor, Shift and x or a click as far as the last one. Each is told to the server, which
 * keeps it with those of other pages; until it has, no page is turned.
 */
import { isShown } from "./rows.js";

let last = null;
let told = Promise.resolve();

const bar = () => document.getElementById("selection");
const boxes = () => [...document.querySelectorAll(".tick input")].filter(isShown);

function show({ address, count, words }) {
  const form = bar();
  form.dataset.count = count;
  form.querySelector("[data-words]").textContent = words;
  form.action = form.action.split("?")[0] + address;
  history.replaceState(history.state, "", location.pathname + (address === "?" ? "" : address) + location.hash);
  const key = new URLSearchParams(address).get("chosen");
  for (const link of document.querySelectorAll("#list .page-link, .case :is(h2, h3) a")) {
    const url = new URL(link.href);
    if (key) url.searchParams.set("chosen", key);
    else url.searchParams.delete("chosen");
    link.href = url;
  }
}

async function tell(button) {
  const form = bar();
  const answer = await fetch(form.action, {
    method: "POST",
    body: new FormData(form, button),
    headers: { Accept: "application/json" },
    redirect: "manual",
  });
  if (answer.ok) show(await answer.json());
  else location.reload(); // refused, or signed out: the page says why
}

/* One after the other, so that the last word is the last. */
function tellInTurn(button) {
  told = told.then(() => tell(button)).catch(() => {});
}

function tick(box, isRange) {
  const all = boxes();
  const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((one, other) => one - other);
  if (isRange && from >= 0) for (const one of all.slice(from, to + 1)) one.checked = box.checked;
  last = box;
  tellInTurn();
}

document.addEventListener("click", (event) => {
  const box = event.target.closest?.(".tick input");
  if (box) return tick(box, event.shiftKey);
  const link = event.target.closest?.("#list .page-link");
  if (!link || !bar() || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  event.preventDefault();
  return told.then(() => location.assign(link.href));
});

/* All or none: what the button says is ticked here as well, and the page stays where it is. */
document.addEventListener("submit", (event) => {
  const { submitter, target } = event;
  if (target !== bar() || submitter?.name !== "all") return;
  event.preventDefault();
  for (const box of boxes()) box.checked = submitter.value !== "none";
  tellInTurn(submitter);
});

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.toLowerCase() !== "x" || !bar() || document.querySelector("dialog[open]")) return;
  const row = document.activeElement.closest(".case, tr");
  const box = row?.querySelector(".tick input");
  if (!box) return;
  event.preventDefault();
  box.checked = event.shiftKey && last ? last.checked : !box.checked;
  tick(box, event.shiftKey);
});
