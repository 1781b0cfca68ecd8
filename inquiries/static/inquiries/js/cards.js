/*
 * Keeps card numbers out of fields that say data-no-card: a warning while one types, a black bar when one leaves the
 * field or sends the form. The server does it again; here it is done before anything leaves the machine.
 */
const DIGIT = /[0-9０-９]/;
// Between two digits of one number: spaces, hyphens and dots of every width, line breaks, and what has no width.
const RUN = /[0-9０-９](?:[\s\u00ad\u200b-\u200f\u2010-\u2015\u2060\u2212\u30fc\ufeff\uff0d\uff0e.\-・_]{0,3}[0-9０-９]){12,}/gu;
const ISSUER = /^(?:4|5[1-5]|2[2-7]|3[0-9]|6)/;

const plain = (digit) => (digit >= "０" ? String.fromCharCode(digit.charCodeAt(0) - 0xfee0) : digit);

function passesLuhn(digits) {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/* The last four digits where a run of characters holds a card number, else nothing. A long run is tried in parts. */
function lastFour(run) {
  const digits = [...run].filter((character) => DIGIT.test(character)).map(plain).join("");
  for (let length = Math.min(19, digits.length); length >= 13; length -= 1)
    for (let start = 0; start + length <= digits.length; start += 1) {
      const part = digits.slice(start, start + length);
      if (ISSUER.test(part) && passesLuhn(part)) return part.slice(-4);
    }
  return "";
}

export const holdsCard = (text) => (text.match(RUN) ?? []).some(lastFour);

export const blackOut = (text) => text.replace(RUN, (run) => (lastFour(run) ? `••••${lastFour(run)}` : run));

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
