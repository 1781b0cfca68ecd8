/* The list of all keys is read off the page: whatever says data-key is in it, under the words it shows. */
import { wordsOf } from "./words.js";

const dialog = document.getElementById("keys");
const list = dialog?.querySelector("[data-keylist]");
const template = dialog?.querySelector("template");

dialog?.addEventListener("opened", () => {
  const seen = new Map();
  for (const element of document.querySelectorAll("[data-key]:not(dialog)"))
    if (!seen.has(element.dataset.key)) seen.set(element.dataset.key, wordsOf(element));
  list.replaceChildren();
  for (const [key, words] of seen) {
    const row = template.content.cloneNode(true);
    row.querySelector("kbd").textContent = key.replace(/\b[a-z]{2,}/g, (word) => word[0].toUpperCase() + word.slice(1));
    row.querySelector("dd").textContent = words;
    list.append(row);
  }
});
