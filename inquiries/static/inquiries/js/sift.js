/*
 * A list is sifted as one types: a field says data-sift="id" of a list whose rows say in data-words what they are looked
 * for by. Enter presses the first button that is left, the arrows go down and up the buttons.
 */
import { plain } from "./plain.js";

const listOf = (field) => document.getElementById(field.dataset.sift);
const rowsOf = (list) => [...list.querySelectorAll("[data-words]")];
const buttonsOf = (list) => [...list.querySelectorAll("button")].filter((button) => button.checkVisibility());

function sift(field) {
  const sought = plain(field.value).split(/\s+/);
  for (const row of rowsOf(listOf(field))) {
    const words = plain(`${row.dataset.words} ${row.textContent}`);
    row.hidden = !sought.every((word) => words.includes(word));
  }
}

function step(event) {
  const list = event.target.closest("[data-sifted]");
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!list || !by) return;
  const buttons = buttonsOf(list);
  const next = buttons.indexOf(event.target) + by;
  (buttons[next] ?? document.querySelector(`[data-sift="${list.id}"]`)).focus();
  event.preventDefault();
}

function press(event) {
  const [first] = buttonsOf(listOf(event.target));
  if (!first || !["Enter", "ArrowDown"].includes(event.key) || event.ctrlKey || event.metaKey) return;
  if (event.key === "Enter") first.click();
  else first.focus();
  event.preventDefault();
}

document.addEventListener("input", ({ target }) => target.matches("[data-sift]") && sift(target));
document.addEventListener("keydown", (event) => {
  // 229: the key went to an input method, which is still composing.
  if (event.isComposing || event.keyCode === 229) return;
  if (event.target.matches("[data-sift]")) press(event);
  else step(event);
});

/* What was chosen in a dialog closes it. */
document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-sifted] button")) target.closest("dialog")?.close();
});

/* A dialog that was filled is typed into at once. */
document.body.addEventListener("htmx:load", ({ detail }) => detail.elt.matches?.("[data-sift]") && detail.elt.focus());
