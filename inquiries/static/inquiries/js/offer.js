/* While a customer types: which answers of the notice may fit. Card numbers are black before anything leaves. */
import { blackOut } from "./cards.js";

const PAUSE = 700;
const SHORTEST = 4;
const place = document.querySelector("[data-offer]");
const field = document.querySelector("textarea[name=words]");
const token = document.querySelector("[name=csrfmiddlewaretoken]");
let waiting;
let asked = "";

async function ask() {
  const words = blackOut(field.value).trim();
  if (words.length < SHORTEST || words === asked || place.contains(document.activeElement)) return;
  asked = words;
  const body = new URLSearchParams({ words, csrfmiddlewaretoken: token.value });
  try {
    const answer = await fetch(place.dataset.offer, { method: "POST", body });
    if (answer.ok && words === asked) place.innerHTML = await answer.text();
  } catch {
    // Without a line there is no offer; the question can be sent all the same.
  }
}

field?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, PAUSE);
});
