/* The words an element shows, without the cap of its key, its icon or its count. */
export function wordsOf(element) {
  const named = element.dataset.keyName ?? element.getAttribute("aria-label");
  const shown = (element.labels?.[0] ?? element).cloneNode(true);
  for (const part of shown.querySelectorAll("kbd, b, svg, input[type=hidden]")) part.remove();
  return named ?? shown.textContent.replace(/\s+/g, " ").trim();
}
