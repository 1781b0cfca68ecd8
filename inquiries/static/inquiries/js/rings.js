/* Who rings: a line for each above the page's lower edge. It lies over nothing that is being typed into, takes no focus,
   and a call form that holds something is never left for it: the next one opens in a tab of its own. */
const list = document.getElementById("rings");

const began = (mask) => Math.floor(Date.parse(mask.elements.began_at.value) / 1000) || 0;

export const rings = () => list?.dataset.rings ?? "";

export function renewRings(fresh) {
  if (!list || !fresh || fresh.dataset.rings === rings()) return;
  const kept = new Set([...list.children].map((one) => one.dataset.ring));
  const come = [...fresh.children].filter((one) => !kept.has(one.dataset.ring));
  const still = new Set([...fresh.children].map((one) => one.dataset.ring));
  for (const one of [...list.children]) if (!still.has(one.dataset.ring)) one.remove();
  list.append(...come);
  come.forEach((one) => window.htmx.process(one));
  list.dataset.rings = fresh.dataset.rings;
  list.hidden = !list.children.length;
}

const isFilled = ({ name, type, value, checked }) =>
  name && name !== "csrfmiddlewaretoken" && name !== "began_at" && type !== "submit" &&
  (type === "checkbox" || type === "radio" ? checked && value : value);

/* Otherwise than the page came. Of a select without a chosen option the browser takes the first. */
function isChanged(one) {
  if (one.matches("[type=checkbox], [type=radio]")) return one.checked !== one.defaultChecked;
  if (!one.matches("select")) return one.value !== one.defaultValue;
  const came = [...one.options].filter((option) => option.defaultSelected);
  const is = [...one.selectedOptions];
  return one.multiple || came.length ? is.length !== came.length || is.some((option) => !option.defaultSelected) : one.selectedIndex > 0;
}

/* Something on this page would be lost if another took its place. */
function isInUse() {
  const mask = document.getElementById("call");
  if (mask) return [...mask.elements].some(isFilled);
  return [...document.querySelectorAll("main textarea, main input, main select")].some(isChanged);
}

/* Since when a call lasts that the form on this page is used for: 0 where it is empty, nothing where there is none. */
export function calling() {
  const mask = document.getElementById("call");
  if (!mask) return undefined;
  return [...mask.elements].some(isFilled) ? began(mask) : 0;
}

list?.addEventListener("submit", ({ target }) => {
  if (!target.matches("[data-take]")) return;
  target.target = isInUse() ? "_blank" : "";
  setTimeout(() => target.closest("[data-ring]")?.remove());
});
