/*
 * One key, one element: an element says data-key="n", and the key does what a click on it would.
 * Names: "n", "7", "/", "alt+x", "ctrl+enter", and "v 1": one after the other. In a field only Ctrl and Alt count; Alt and a digit is that digit.
 */
import { open } from "./dialogs.js";
import { isShown, move } from "./rows.js";

const MOVES = { j: 1, k: -1 };

/* What was pressed. Alt changes the character on some keyboards, so with it the place of the key counts. */
function nameOf(event) {
  const place = event.code.replace(/^(Digit|Numpad|Key)/, "").toLowerCase();
  const key = event.altKey && place.length === 1 ? place : event.key.toLowerCase();
  const held = [(event.ctrlKey || event.metaKey) && "ctrl", event.altKey && "alt"].filter(Boolean);
  return [...held, key].join("+");
}

const BOXES = "[type=checkbox], [type=radio], [type=button], [type=submit], [type=reset]";

function isTyping(element) {
  return element.isContentEditable || (element.matches("input, select, textarea") && !element.matches(BOXES));
}

/* In an open dialog only its own keys work. What is in the row with the focus goes first, then what can be seen. */
function elementFor(name) {
  const scope = document.querySelector("dialog[open]") ?? document;
  const found = [...scope.querySelectorAll(`[data-key="${CSS.escape(name)}"]`)].filter((element) => !element.disabled);
  const row = document.activeElement?.closest("[data-row-of]");
  return found.find((element) => row?.contains(element)) ?? found.find(isShown) ?? found.find((element) => element.matches("a, dialog, form"));
}

/* Do what a click would: open, tick, send, or go into the field. */
export function press(element) {
  if (element.matches("dialog")) open(element);
  else if (element.matches("form")) element.requestSubmit();
  else if (element.matches("details")) element.open = !element.open;
  else if (element.matches("a, button, label, summary") || element.matches(BOXES)) element.click();
  else element.focus();
}

/* Send the form that somebody is writing in, with its own button for it where it has one. */
function send(field) {
  const button = field.form?.querySelector('[data-key="ctrl+enter"]') ?? elementFor("ctrl+enter");
  const form = field.form ?? button?.form;
  form?.requestSubmit(button?.form === form ? button : null);
  return Boolean(form);
}

/* The first of two keys, as v is of "v 1", waits a little for the second. */
const PATIENCE = 1500;
let begun = "", waits;

function begins(name) {
  const scope = document.querySelector("dialog[open]") ?? document;
  if (!scope.querySelector(`[data-key^="${CSS.escape(name)} "]`)) return false;
  begun = name;
  waits = setTimeout(() => (begun = ""), PATIENCE);
  return true;
}

/* True when the key had a meaning here. */
function act(name, field) {
  const typing = isTyping(field);
  if (name === "ctrl+enter") return send(field);
  if (name === "escape" && typing && !field.closest("dialog")) {
    field.blur();
    return true;
  }
  if (typing && !/^(ctrl|alt)\+/.test(name)) return false;
  const plain = name.replace(/^alt\+(?=\d$)/, "");
  const second = begun && elementFor(`${begun} ${plain}`);
  begun = "";
  clearTimeout(waits); // else it would cut short the patience with the next first key
  if (!second && plain in MOVES) return move(MOVES[plain]);
  const element = second || elementFor(plain);
  if (!element) return begins(plain);
  if (element) press(element);
  return Boolean(element);
}

document.addEventListener("keydown", (event) => {
  // 229: the key went to an input method, which is still composing.
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
  const name = nameOf(event);
  if (event.repeat && !(name in MOVES)) return;
  if (act(name, event.target)) event.preventDefault();
});
