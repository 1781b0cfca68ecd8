/* The list of all keys is read off the page: whatever a key does here is in it, under the words it shows. */
import { isShown } from "./rows.js";
import { wordsOf } from "./words.js";

const dialog = document.getElementById("keys");
const list = dialog?.querySelector("[data-keylist]");
const template = dialog?.querySelector("template");

/* By key what it does: as in keys.js, what can be seen goes first. */
function deeds() {
  const all = [...document.querySelectorAll("[data-key]:not(dialog, dialog *)")].filter((element) => !element.disabled);
  const seen = new Map();
  for (const element of [...all.filter(isShown), ...all.filter((element) => element.matches("a, form"))])
    if (!seen.has(element.dataset.key)) seen.set(element.dataset.key, element);
  return new Map(all.filter((element) => seen.get(element.dataset.key) === element).map((element) => [element.dataset.key, element]));
}

dialog?.addEventListener("opened", () => {
  list.replaceChildren();
  for (const [key, element] of deeds()) {
    const row = template.content.cloneNode(true);
    row.querySelector("kbd").textContent = key.replace(/\b[a-z]{2,}/g, (word) => word[0].toUpperCase() + word.slice(1));
    row.querySelector("dd").textContent = wordsOf(element);
    list.append(row);
  }
});
