/*
 * Keeps card numbers, codes and passwords out of fields that say data-no-card: a warning while one types, a black bar
 * when one leaves the field or sends the form. The server does it again; here it is done before anything leaves.
 */
import { couldBeCard, digitOf } from "./brands.js";
import { coverSecrets } from "./secrets.js";

const DIGIT = "[\\p{Nd}〇一二三四五六七八九①-⑨⓪]";
// Between two digits of one number: whatever is no letter, and what has no width.
const RUN = new RegExp(`${DIGIT}(?:[^\\p{L}\\p{N}]{0,3}[ーの]?[^\\p{L}\\p{N}]{0,3}${DIGIT}){12,}`, "gu");
const GROUP = /[^\s,、]+/gu;

/* A run of digits without the card number in it: the whole, else so many groups of it. What stands beside it stays. */
function coverRun(run) {
  const groups = [...run.matchAll(GROUP)].map(({ index, 0: group }) => ({ start: index, end: index + group.length }));
  for (let first = 0; first < groups.length; first += 1)
    for (let last = groups.length - 1; last >= first; last -= 1) {
      const { start } = groups[first];
      const { end } = groups[last];
      const digits = [...run.slice(start, end)].map(digitOf).join("");
      if (couldBeCard(digits)) return `${run.slice(0, start)}••••${digits.slice(-4)}${run.slice(end)}`;
    }
  return run;
}

export const blackOut = (text) => coverSecrets(text.replace(RUN, coverRun));

export const holdsCard = (text) => blackOut(text) !== text;

/* The warning under a field, said once and shown as long as it is true. */
function warn(field) {
  let warning = field.parentElement.querySelector(".card-warning");
  if (!warning) {
    warning = Object.assign(document.createElement("p"), { className: "card-warning form-text is-late" });
    warning.setAttribute("role", "alert");
    field.after(warning);
  }
  const words = holdsCard(field.value) ? field.dataset.noCard || document.body.dataset.noCard : "";
  if (warning.textContent !== words) warning.textContent = words;
}

function cover(field) {
  const covered = blackOut(field.value);
  if (covered !== field.value) field.value = covered;
}

document.addEventListener("input", ({ target }) => target.matches("[data-no-card]:not(body)") && warn(target));
document.addEventListener("change", ({ target }) => target.matches("[data-no-card]:not(body)") && cover(target));
document.addEventListener(
  "submit",
  ({ target }) => target.querySelectorAll("[data-no-card]").forEach(cover),
  { capture: true },
);
