/* What is proposed while one types. A list at which somebody looks stays as it is until they look away. */
const isLookedAt = (list) => list.matches(":hover, :focus-within");
const asks = (list) => (list.hasAttribute("hx-post") ? list : list.previousElementSibling);

document.addEventListener("htmx:beforeSwap", ({ target, detail }) => {
  if (!target.matches?.(".typed")) return;
  target.toggleAttribute("data-stale", isLookedAt(target));
  if (isLookedAt(target)) detail.shouldSwap = false;
});

for (const leaving of ["pointerout", "focusout"])
  document.addEventListener(leaving, ({ target, relatedTarget }) => {
    const list = target.closest?.(".typed[data-stale]");
    if (!list || list.contains(relatedTarget)) return;
    list.removeAttribute("data-stale");
    asks(list).dispatchEvent(new Event("again"));
  });

/* In the call form a proposal is a topic: its button ticks it. */
document.addEventListener("click", ({ target }) => {
  const topic = target.closest("[data-topic]")?.dataset.topic;
  document.querySelector(`#topics [value="${topic}"]:not(:checked)`)?.click();
});

/* What would leave is shown over the page. */
document.addEventListener("htmx:afterSwap", ({ target }) => {
  const dialog = target.closest?.("#preview");
  if (dialog && !dialog.open) dialog.showModal();
});
