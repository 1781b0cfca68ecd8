/*
 * Ctrl+K: all places of the desk and all that a key does on this page, narrowed down as one types; below them saved
 * views, inquiries and people, which the server finds. What it finds never takes Enter from what stood there before:
 * words that name no place are searched for.
 */
import { choose } from "./combobox.js";
import { press } from "./keys.js";
import { isShown } from "./rows.js";
import { wordsOf } from "./words.js";

const dialog = document.getElementById("goto");
const field = dialog?.querySelector("[role=combobox]");
const list = dialog?.querySelector("[role=listbox]");
const template = dialog?.querySelector("template");
const PATIENCE = 200;
const deeds = new Map();
let timer = 0;

/* The rail and the menu hold every place; what is in both appears once. */
function places() {
  const links = [...document.querySelectorAll(".rail a, .menu a, a[data-key]")];
  return new Map(links.map((link) => [link.href, link]));
}

/* What a key does here, but for what leads to a place. */
function actions() {
  const pressed = new Map();
  for (const element of document.querySelectorAll("[data-key]:not(a, dialog, dialog *)"))
    if (!element.disabled && (isShown(element) || element.matches("form")) && !pressed.has(element.dataset.key))
      pressed.set(element.dataset.key, element);
  const form = dialog.parentElement.querySelector('form[data-key="n"]');
  if (form && !pressed.has("n")) pressed.set("n", form);
  return [...pressed.values()];
}

function add(element) {
  const option = template.content.cloneNode(true).firstElementChild;
  option.id = `goto-${list.children.length}`;
  option.textContent = wordsOf(element);
  if (element.dataset.key) {
    const key = document.createElement("kbd");
    key.className = "push";
    key.textContent = element.dataset.key;
    option.append(" ", key);
  }
  if (element.href) option.dataset.href = element.href;
  else deeds.set(option.id, element);
  if (option.firstChild.textContent) list.append(option);
}

function fill() {
  list.replaceChildren();
  deeds.clear();
  for (const element of [...places().values(), ...actions()]) add(element);
}

const own = () => [...list.children].filter((option) => !("found" in option.dataset));

function narrow() {
  const sought = field.value.trim().toLowerCase();
  for (const option of own()) option.hidden = !option.textContent.toLowerCase().includes(sought);
  const first = own().find((option) => !option.hidden);
  dialog.querySelector("[data-nothing]").hidden = Boolean(first);
  choose(field, sought ? first : undefined);
}

/* Anything found for other words than those that stand there now is not shown. */
async function find() {
  const said = field.value;
  const answer = await fetch(dialog.dataset.from, { method: "POST", body: new FormData(field.form) }).catch(() => null);
  if (!answer?.ok || answer.redirected || field.value !== said || !dialog.open) return;
  const held = document.createElement("template");
  held.innerHTML = await answer.text();
  const known = new Set(own().map((option) => option.dataset.href));
  const found = [...held.content.children].filter(({ dataset }) => !known.has(new URL(dataset.href, location).href));
  for (const old of list.querySelectorAll("[data-found]")) old.remove();
  found.forEach((option, place) => (option.id = `goto-found-${place}`));
  list.append(...found);
}

function look(patience) {
  clearTimeout(timer);
  if (dialog.dataset.from) timer = setTimeout(find, patience);
}

dialog?.addEventListener("opened", () => {
  field.value = "";
  fill();
  narrow();
  look(0);
});
field?.addEventListener("input", () => {
  for (const old of list.querySelectorAll("[data-found]")) old.remove();
  narrow();
  look(PATIENCE);
});
list?.addEventListener("click", ({ target }) => {
  const option = target.closest("[role=option]");
  if (option?.dataset.href) location.assign(option.dataset.href);
  else if (option) {
    dialog.close();
    press(deeds.get(option.id));
  }
});
