/*
 * Where one writes to a customer, or among us. The newest words are in sight, a key leads into the field, and nothing
 * that was typed leaves with the page unless it is saved or somebody says so.
 */
const unsaved = new Set();
const formOf = (element) => element?.closest?.("#reply, #note");

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

/* Saved or sent: nothing of that form is unsaved. Refused: it still is. */
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  const form = formOf(detail.elt);
  if (!form) return;
  unsaved[detail.successful ? "delete" : "add"](form.id);
  if (detail.successful) warn(false);
});

/* The desk could not be reached. */
document.addEventListener("htmx:sendError", ({ detail }) => formOf(detail.elt) && warn(true));

function warn(isUnsaved) {
  const warning = document.querySelector("[data-unsaved]");
  if (warning) warning.hidden = !isUnsaved;
}

document.addEventListener("htmx:oobAfterSwap", ({ detail }) => detail.target.id === "thread" && showNewest());
document.addEventListener("submit", ({ target }) => formOf(target) && unsaved.delete(target.id));

window.addEventListener("beforeunload", (event) => {
  if (unsaved.size) event.preventDefault();
});

showNewest();
