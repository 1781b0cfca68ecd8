/* Ctrl+K: all places of the desk, narrowed down as one types; words that name no place are searched for. */
import { choose } from "./combobox.js";
import { wordsOf } from "./words.js";

const dialog = document.getElementById("goto");
const field = dialog?.querySelector("[role=combobox]");
const list = dialog?.querySelector("[role=listbox]");
const template = dialog?.querySelector("template");

/* The rail and the menu hold every place; what is in both appears once. */
function places() {
  const links = [...document.querySelectorAll(".rail a, .menu a")];
  return new Map(links.map((link) => [link.href, wordsOf(link)]));
}

function fill() {
  list.replaceChildren();
  for (const [href, words] of places()) {
    const option = template.content.cloneNode(true).firstElementChild;
    option.id = `goto-${list.children.length}`;
    option.dataset.href = href;
    option.textContent = words;
    list.append(option);
  }
}

function narrow() {
  const sought = field.value.trim().toLowerCase();
  for (const option of list.children) option.hidden = !option.textContent.toLowerCase().includes(sought);
  const first = [...list.children].find((option) => !option.hidden);
  dialog.querySelector("[data-nothing]").hidden = Boolean(first);
  choose(field, sought ? first : undefined);
}

dialog?.addEventListener("opened", () => {
  fill();
  field.value = "";
  narrow();
});
field?.addEventListener("input", narrow);
list?.addEventListener("click", ({ target }) => location.assign(target.closest("[data-href]").dataset.href));
