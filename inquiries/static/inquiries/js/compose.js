/*
 * Where one writes to a customer, or among us. The newest words are in sight, a key leads into the field, and nothing
 * that was typed leaves with the page unless it is saved or somebody says so.
 */
const unsaved = new Set();
const isSignedOut = (xhr) => Boolean(xhr.responseURL) && !new URL(xhr.responseURL).pathname.startsWith("/desk/");
const formOf = (element) => (element?.matches?.(".typed") ? null : element?.closest?.("#reply, #note"));

function showNewest() {
  const thread = document.getElementById("thread");
  if (thread) thread.scrollTop = thread.scrollHeight;
}

/* The link to a form goes into its first field, also when the form is in sight already. */
document.addEventListener("click", ({ target }) => {
  const form = target.closest('a[href="#reply"], a[href="#note"]')?.hash;
  if (form) setTimeout(() => document.querySelector(`${form} textarea`)?.focus());
});

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

/* What is asked above the conversation takes the focus. */
document.addEventListener("htmx:afterSettle", ({ target }) => {
  if (target.id === "asking") target.querySelector("input:not([type=hidden]), select, textarea")?.focus();
});

document.addEventListener("htmx:oobAfterSwap", ({ detail }) => detail.target.id === "thread" && showNewest());
document.addEventListener("submit", ({ target }) => formOf(target) && unsaved.delete(target.id));

window.addEventListener("beforeunload", (event) => {
  if (unsaved.size) event.preventDefault();
});

showNewest();
