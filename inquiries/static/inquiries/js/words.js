/* The words an element shows, without the cap of its key, its icon or its count; of what folds, those it is opened by. */
export function wordsOf(element) {
  const named = element.dataset.keyName ?? element.getAttribute("aria-label");
  const speaks = element.labels?.[0] ?? element.querySelector(":scope > summary, :scope > [type=submit]") ?? element;
  const shown = speaks.cloneNode(true);
  for (const part of shown.querySelectorAll("kbd, b, svg, [hidden], input[type=hidden]")) part.remove();
  return named ?? shown.textContent.replace(/\s+/g, " ").trim();
}
