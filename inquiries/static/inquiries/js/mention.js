/*
 * While one writes a note: an @ offers the colleagues, the arrows choose, Enter or a click takes, Escape goes on
 * without. What an input method is still composing neither opens nor takes anything. The list is fetched once, whole:
 * what is typed stays in the page.
 */
import { choose } from "./combobox.js";

const NAMED = /(?:^|[^A-Za-z0-9._%+-])[@＠]([^\s@＠]{0,30})$/u;
const MOST = 8;
let colleagues;

const offerOf = (field) => document.getElementById(field.getAttribute("aria-controls"));
const folded = (words) => words.normalize("NFKC").toLowerCase().replace(/\s/g, "");
const begun = (field) =>
  field.selectionStart === field.selectionEnd ? field.value.slice(0, field.selectionStart).match(NAMED)?.[1] : undefined;

function close(field) {
  const offer = offerOf(field);
  if (!offer || offer.hidden) return;
  choose(field, null);
  offer.hidden = true;
  offer.replaceChildren();
}

/* Above the field or below it, where there is more room. */
function place(field) {
  const { top, bottom, left } = field.getBoundingClientRect();
  const isAbove = top > window.innerHeight - bottom;
  const { style } = offerOf(field);
  style.setProperty("--offer-left", `${Math.max(left, 0)}px`);
  style.setProperty("--offer-bottom", isAbove ? `${window.innerHeight - top}px` : "auto");
  style.setProperty("--offer-top", isAbove ? "auto" : `${bottom}px`);
}

async function known(offer) {
  colleagues ??= fetch(offer.dataset.from, { redirect: "manual" }).then((answer) => (answer.ok ? answer.text() : ""));
  const held = document.createElement("template");
  held.innerHTML = await colleagues.catch(() => "");
  if (!held.content.children.length) colleagues = undefined;
  return [...held.content.children];
}

/* Those whose name or username has these words; the names that begin with them first. */
function fitting(options, words) {
  const rank = (option) => {
    const names = option.dataset.names.split("\n").map(folded);
    return names.some((name) => name.startsWith(words)) ? 0 : names.some((name) => name.includes(words)) ? 1 : 2;
  };
  const ranks = new Map(options.map((option) => [option, rank(option)]));
  return options.filter((one) => ranks.get(one) < 2).sort((one, other) => ranks.get(one) - ranks.get(other));
}

async function offer(field) {
  if (begun(field) === undefined) return close(field);
  const options = await known(offerOf(field));
  const words = begun(field);
  const found = words === undefined || document.activeElement !== field ? [] : fitting(options, folded(words));
  if (!found.length) return close(field);
  offerOf(field).replaceChildren(...found.slice(0, MOST));
  offerOf(field).hidden = false;
  place(field);
  choose(field, found[0]);
}

function take(field, word) {
  const start = field.selectionStart - begun(field).length;
  field.setRangeText(`${word} `, start, field.selectionStart, "end");
  close(field);
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

document.addEventListener("input", (event) => {
  const field = event.target;
  if (!field.matches?.("[data-mentions]")) return;
  if (event.isComposing) close(field);
  else offer(field);
});

for (const done of ["compositionend", "click"])
  document.addEventListener(done, ({ target }) => target.matches?.("[data-mentions]") && offer(target));

document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (event.isComposing || event.keyCode === 229 || !field.matches?.("[data-mentions]")) return;
  if (offerOf(field).hidden) return;
  if (event.key === "Escape") event.preventDefault();
  if (["Escape", "Tab", "ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key) || event.ctrlKey) close(field);
}, { capture: true });

/* A press on a name leaves the focus where one writes. */
document.addEventListener("mousedown", (event) => event.target.closest?.("[data-mention]") && event.preventDefault());

document.addEventListener("click", ({ target }) => {
  const option = target.closest?.("[data-mention]");
  const field = option && document.querySelector(`[aria-controls="${option.parentElement.id}"]`);
  if (field && begun(field) !== undefined) take(field, option.dataset.mention);
});

/* What floats follows the field. */
document.addEventListener("scroll", () => {
  const field = document.activeElement;
  if (field?.matches("[data-mentions]") && !offerOf(field).hidden) place(field);
}, { capture: true, passive: true });

document.addEventListener("focusout", ({ target }) => target.matches?.("[data-mentions]") && close(target));
