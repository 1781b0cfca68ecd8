/*
 * A long choice is narrowed down as one types: above boxes that say in data-words what they are looked for by stands a
 * field. Enter ticks the first that is left, the arrow goes down to it, Escape shows all again. What is ticked stays.
 */
import { plain } from "./plain.js";

const FEW = 8;
const rowOf = (box) => box.parentElement;
const listOf = (box) => rowOf(box).parentElement;

function narrow(field, boxes) {
  const sought = plain(field.value).split(/\s+/);
  for (const box of boxes) {
    const words = plain(`${box.dataset.words} ${rowOf(box).textContent}`);
    rowOf(box).hidden = !box.checked && !sought.every((word) => words.includes(word));
  }
}

function showAll(field, boxes) {
  field.value = "";
  narrow(field, boxes);
}

function press(event, field, boxes) {
  const left = boxes.filter((box) => !rowOf(box).hidden);
  if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
    if (field.value) left.find((box) => !box.checked)?.click();
    showAll(field, boxes);
  } else if (event.key === "ArrowDown") left[0]?.focus();
  else if (event.key === "Escape" && field.value) showAll(field, boxes);
  else return;
  event.preventDefault();
}

function offer(list, boxes) {
  const field = Object.assign(document.createElement("input"), { type: "search", className: "form-control narrowing" });
  field.ariaLabel = field.placeholder = document.body.dataset.narrow;
  field.addEventListener("input", () => narrow(field, boxes));
  // 229: the key went to an input method, which is still composing.
  field.addEventListener("keydown", (event) => event.isComposing || event.keyCode === 229 || press(event, field, boxes));
  field.addEventListener("change", (event) => event.stopPropagation()); // nothing was chosen yet
  list.before(field);
}

function look(root) {
  const found = [...root.querySelectorAll("input[data-words]")];
  for (const list of new Set(found.map(listOf))) {
    const boxes = found.filter((box) => listOf(box) === list);
    if (boxes.length > FEW && !list.previousElementSibling?.matches(".narrowing")) offer(list, boxes);
  }
}

look(document);
document.body.addEventListener("htmx:load", ({ detail }) => look(detail.elt));
