/*
 * Where one writes to a customer, or among us. A key leads into the field, what was sent leaves no field under the
 * hands, and nothing that was typed leaves with the page unless it is saved or somebody says so.
 */
import { begin } from "./begin.js";
import "./thread.js";

const unsaved = new Set();
const isSignedOut = (xhr) => Boolean(xhr.responseURL) && !new URL(xhr.responseURL).pathname.startsWith("/desk/");
const formOf = (element) => (element?.matches?.(".typed") ? null : element?.closest?.("#reply, #note"));

/* Where one was writing. At first below what is quoted and said of it, before the ending: nothing of ours parts a
   quotation from the words that lead to it. Where nothing is quoted, below the greeting. */
function goInto(form) {
  const fields = [...form.querySelectorAll("textarea")];
  const field = fields.find((one) => one.selectionEnd > 0) ?? (form.querySelector(".quote") ? fields.at(-1) : fields[0]);
  if (field?.selectionEnd === 0) {
    const hasEnding = !form.closest("#note") && field === fields.at(-1);
    const ending = hasEnding ? field.value.lastIndexOf("\n\n") : -1;
    const end = ending < 0 ? field.value.length : ending;
    field.setSelectionRange(end, end);
  }
  field?.focus();
}

/* The link to a form goes into its first field at once, also when the form is in sight already, or is to be opened. */
document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href="#reply"], a[href="#note"]');
  const form = link && document.querySelector(link.hash);
  if (!form) return;
  event.preventDefault();
  location.replace(link.hash);
  form.querySelector(".once-more")?.setAttribute("open", "");
  goInto(form);
});

/* What a key has opened is gone on with by keys, in sight: at its text field, else at its button. */
const INTO = "input:not([type=hidden]), button";

document.addEventListener("toggle", ({ target }) => {
  if (!target.open) return;
  if (target.matches(".once-more")) goInto(target);
  if (!target.matches("[data-enter]")) return;
  target.querySelector(INTO)?.focus({ preventScroll: true });
  target.scrollIntoView({ block: "nearest" });
}, { capture: true });

/* While it is being sent nothing can be typed that would go nowhere. What has left leaves the keys to the page. */
const writing = ({ elt }) => (elt.matches("#reply, #note") ? elt : null);

function freeze(form, isFrozen) {
  for (const field of form?.querySelectorAll("textarea") ?? []) field.readOnly = isFrozen;
}

document.addEventListener("htmx:beforeRequest", ({ detail }) => freeze(writing(detail), true));
document.addEventListener("htmx:afterRequest", ({ detail }) => freeze(writing(detail), false));
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  const form = writing(detail.requestConfig);
  const hasLeft = form && document.activeElement === document.body;
  if (hasLeft) document.getElementById("thread").focus({ preventScroll: true });
  showWhy(form);
});

/* Why something did not leave stands above the words; the hands are perhaps far below it, and stay there. */
function showWhy(form) {
  const why = form && document.getElementById(form.id)?.querySelector("[role=alert], .invalid-feedback");
  why?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("input", ({ target }) => formOf(target) && unsaved.add(formOf(target).id));

function keep(form, isSaved, warns) {
  unsaved[isSaved ? "delete" : "add"](form.id);
  const warning = document.querySelector("[data-unsaved]");
  if (warning) warning.hidden = !warns;
}

/* Saved or sent, or refused with a sentence that is on the page; anything else is said by the warning. */
document.addEventListener("htmx:afterRequest", ({ detail: { elt, xhr } }) => {
  const form = formOf(elt);
  if (!form || !xhr.status) return;
  const isSaved = xhr.status < 400 && !isSignedOut(xhr);
  keep(form, isSaved, !isSaved && ![409, 422].includes(xhr.status));
});

document.addEventListener("htmx:sendError", ({ detail: { elt } }) => formOf(elt) && keep(formOf(elt), false, true));

/* Whoever is signed out gets the sign-in for an answer. It is no part of this page. */
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (isSignedOut(detail.xhr)) detail.shouldSwap = false;
});

/* A new sign-in in another window changes the token; the cookie has the new one. */
document.addEventListener("htmx:configRequest", ({ detail }) => {
  const token = document.cookie.match(/\bcsrftoken=(\w+)/)?.[1];
  if (token && detail.verb !== "get") detail.parameters.csrfmiddlewaretoken = token;
});

/* What is asked above the conversation takes the focus: also when it is asked again, because of a fault. */
document.addEventListener("htmx:afterSettle", ({ target }) => target.id === "asking" && begin(target));
begin(document.getElementById("asking"));

document.addEventListener("submit", ({ target }) => formOf(target) && unsaved.delete(target.id));

window.addEventListener("beforeunload", (event) => {
  if (unsaved.size) event.preventDefault();
});
