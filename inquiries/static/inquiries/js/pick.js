/* A card company is picked while one types: the arrows choose, Enter or a click takes, Tab keeps what was typed. */
import { choose } from "./combobox.js";

const partsOf = (node) => {
  const pick = node.closest?.("[data-pick]");
  return pick && { field: pick.querySelector("input"), picks: pick.querySelector("[data-picks]") };
};

function close({ field, picks }) {
  picks.replaceChildren();
  field.setAttribute("aria-expanded", "false");
  choose(field, null);
}

/* A list for what was typed before, or one that comes after the choice, is not shown. */
document.addEventListener("htmx:beforeSwap", ({ target, detail }) => {
  const parts = target.matches("[data-picks]") && partsOf(target);
  if (parts) detail.shouldSwap &&= document.activeElement === parts.field && detail.requestConfig.parameters[parts.field.name] === parts.field.value;
});

document.addEventListener("htmx:afterSwap", ({ target }) => {
  const parts = target.matches("[data-picks]") && partsOf(target);
  if (!parts) return;
  const list = parts.picks.querySelector("[role=listbox]");
  const options = [...parts.picks.querySelectorAll("[role=option]")];
  if (list) list.id = parts.field.getAttribute("aria-controls");
  options.forEach((option, place) => (option.id = `${list.id}-${place}`));
  parts.field.setAttribute("aria-expanded", String(options.length > 0));
  choose(parts.field, options[0]);
});

document.addEventListener("click", ({ target }) => {
  const option = target.closest("[data-picks] [role=option]");
  if (!option) return;
  const parts = partsOf(option);
  parts.field.value = option.dataset.name;
  close(parts);
  parts.field.focus();
  parts.field.dispatchEvent(new Event("change", { bubbles: true }));
});

document.addEventListener("keydown", (event) => {
  const parts = event.key === "Escape" && event.target.matches("[data-pick] input") && partsOf(event.target);
  if (!parts || !parts.picks.firstElementChild) return;
  event.preventDefault();
  close(parts);
});

document.addEventListener("focusout", ({ target }) => {
  const parts = target.matches("[data-pick] input") && partsOf(target);
  if (parts && !parts.picks.matches(":hover")) close(parts); // a click on a match must find it there
});
