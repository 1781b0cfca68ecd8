/* A button says data-dialog="id" and opens that dialog. Esc, its own button or a click beside it closes it. */
export function open(dialog) {
  for (const menu of document.querySelectorAll("[popover]:popover-open")) menu.hidePopover();
  if (!dialog.open) dialog.showModal();
  dialog.dispatchEvent(new Event("opened"));
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-dialog]");
  if (button) open(document.getElementById(button.dataset.dialog));
  // The dialog has no padding: a click on it and on nothing in it was a click on the backdrop.
  else if (target.matches("dialog.dialog")) target.close();
});

/* A browser leaves the focus in a dialog that closed until it draws the next frame; the keys must not wait for that. */
document.addEventListener("close", ({ target }) => {
  if (target.contains(document.activeElement)) document.activeElement.blur();
}, { capture: true });
