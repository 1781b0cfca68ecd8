/* The call form: from the ring to the saved call without the mouse. What is typed stays on the page: customers' words
   are not kept in the browser. */
import { choose } from "./combobox.js";

const mask = document.getElementById("call");
const who = mask.elements.who;
const caller = document.getElementById("caller");
const skew = Date.parse(document.body.dataset.now) - Date.now();
const MOST_TOPICS = 3;

const toTopics = () => document.querySelector("#topics input").focus();

/* --- who calls: the first match is the one that Enter takes, Tab goes on without ------------------------------------ */
let isAwaited = false; // the list of those who fit what is typed is still to come

function awaitList(isNow) {
  isAwaited = isNow;
  caller.setAttribute("aria-busy", String(isNow));
}

function forget() {
  caller.replaceChildren();
  expand();
}

function expand() {
  const first = caller.querySelector("[role=option]");
  who.setAttribute("aria-expanded", String(Boolean(first)));
  choose(who, first);
}

const isList = ({ requestConfig }) => requestConfig.verb === "post";

who.addEventListener("input", () => awaitList(true));

/* A list for what was typed before, or one that comes after the choice, is not shown. */
caller.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (isList(detail)) detail.shouldSwap &&= isAwaited && detail.requestConfig.parameters.who === who.value;
});

caller.addEventListener("htmx:afterSwap", () => {
  awaitList(false);
  expand();
  if (caller.querySelector("[name=contact]")) toTopics();
});

caller.addEventListener("click", ({ target }) => {
  if (target.closest("[role=option], [data-another-caller]")) awaitList(false);
  if (!target.closest("[data-new-caller], [data-another-caller]")) return;
  forget();
  if (target.closest("[data-new-caller]")) toTopics();
  else who.select();
});

who.addEventListener("blur", () => {
  // A click on a match must find it there.
  if (!caller.matches(":hover") && caller.querySelector("[role=listbox]")) forget();
});

/* Enter in a line never saves a call; it goes on to the next field. Ctrl+Enter saves. Before the list is there it takes
   nobody: whoever stands first may be somebody else. The list still comes. */
mask.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.ctrlKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (!event.target.matches("input:not([type=checkbox])")) return;
  event.preventDefault();
  event.target.closest("#lookup")?.querySelector("button").click();
  if (event.target !== who || (!isAwaited && caller.querySelector("[role=option]"))) return;
  event.stopPropagation();
  toTopics();
});

/* Somebody rings: whoever alone has the number is chosen already, among several one chooses. */
document.addEventListener("DOMContentLoaded", () => {
  if (!("ring" in mask.dataset)) return;
  if (mask.querySelector("[name=contact]")) toTopics();
  else who.dispatchEvent(new Event("input", { bubbles: true })); // htmx listens by now
});

/* --- topics, and what was told ---------------------------------------------------------------------------------------- */
/* The key t is that of the first answer not yet marked as told. */
function offerTold() {
  for (const label of document.querySelectorAll("#say label[for^=told-], #say label[for^=stated-]")) {
    const isTold = Boolean(label.control?.checked);
    label.querySelector("svg").toggleAttribute("hidden", !isTold);
    label.querySelector("kbd").hidden = isTold;
    if (isTold) delete label.dataset.key;
    else label.dataset.key = "t";
  }
}

mask.addEventListener("change", ({ target }) => {
  if (target.name === "topics" && mask.querySelectorAll("[name=topics]:checked").length > MOST_TOPICS)
    target.checked = false;
  if (target.name === "issuer" && target.value) mask.elements.wants_reissue.checked = true;
  if (target.name === "told" || target.name === "stated") offerTold();
}, { capture: true });

mask.addEventListener("toggle", ({ target }) => {
  // What a look-up brought opens by itself, while the operator types elsewhere.
  if (target.id === "lookup" && target.open && !target.querySelector("[role=status]")) target.querySelector("input:not([type=hidden])")?.focus();
}, { capture: true });

document.getElementById("topics").addEventListener("toggle", ({ target }) => {
  if (target.open) target.querySelector("input").focus();
}, { capture: true });

document.body.addEventListener("htmx:afterSettle", offerTold);
offerTold();

/* --- the clock, and leaving ------------------------------------------------------------------------------------------- */
let isTyped = Boolean(mask.querySelector(".alert"));

mask.addEventListener("input", () => {
  isTyped = true;
  if (!("idle" in mask.dataset)) return;
  // After a saved call the mask waits; the next one begins with its first key.
  delete mask.dataset.idle;
  const now = new Date(Date.now() + skew).toISOString();
  mask.elements.began_at.value = mask.querySelector(".timer time").dataset.since = now;
});

mask.addEventListener("submit", () => (isTyped = false));
window.addEventListener("beforeunload", (event) => isTyped && event.preventDefault());
