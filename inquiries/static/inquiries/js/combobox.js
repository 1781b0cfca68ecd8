/* A field with a list under it: the arrows choose, Enter takes. The list may change at any time. */
const optionsOf = (field) => [
  ...(document.getElementById(field.getAttribute("aria-controls"))?.querySelectorAll("[role=option]:not([hidden])") ?? []),
];

/* Mark one option as the one that Enter takes, or none. */
export function choose(field, option) {
  for (const one of optionsOf(field)) one.setAttribute("aria-selected", String(one === option));
  if (option) field.setAttribute("aria-activedescendant", option.id);
  else field.removeAttribute("aria-activedescendant");
  option?.scrollIntoView({ block: "nearest" });
}

const take = (option) => (option.querySelector("a, button, input, label") ?? option).click();

document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (event.isComposing || event.keyCode === 229 || !field.matches("[role=combobox], [aria-autocomplete=list]")) return;
  const options = optionsOf(field);
  const here = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && options.length) choose(field, options[(here + step + options.length) % options.length]);
  else if (event.key === "Enter" && here >= 0 && !event.ctrlKey) take(options[here]);
  else return;
  event.preventDefault();
});
