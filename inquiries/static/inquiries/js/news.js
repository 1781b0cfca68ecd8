/*
 * News: a page in sight asks every few seconds what has changed, and changes only what keeps its place and its height.
 * What would move something is told in a line that was there before, and shown to whoever asks for it. The focus, the
 * words being typed and what one scrolled to stay as they are.
 */
import { renewRow, renewStanding } from "./renew.js";
import { calling, renewRings, rings } from "./rings.js";
import { say } from "./say.js";
import { isOn } from "./sound.js";

const news = document.getElementById("news");
const every = Number(news?.dataset.every) * 1000;
const OUT_OF_SIGHT = 60_000;
const state = { seen: "", figured: "", typedAt: 0, timer: 0, tries: 0, isAsking: false };

const list = () => document.getElementById("list-news");
const talk = () => document.getElementById("talk-news");
const isWriting = () =>
  Boolean(document.activeElement?.closest("#reply, #note")) || Date.now() - state.typedAt < 2 * every;

function question() {
  const [queue, opened] = [list(), talk()];
  state.seen ||= (queue ?? opened)?.dataset.loaded ?? "";
  const said = new URLSearchParams({ seen: state.seen, figured: state.figured, rings: rings() });
  const since = calling();
  if (since !== undefined) said.set("calling", since);
  const long = document.getElementById("long-calls");
  if (long) said.set("calls", long.dataset.calls);
  const alarms = document.getElementById("alarms");
  if (alarms) said.set("alarms", alarms.dataset.alarms);
  if (queue) {
    said.set("listed", queue.dataset.loaded);
    for (const flag of ["new", "mine"]) if (flag in queue.dataset) said.set(flag, "");
    const rows = [...document.querySelectorAll("[data-case]")].map((row) => row.dataset.case);
    said.set("rows", rows.join("."));
  }
  if (opened && !document.hidden) {
    said.set("inquiry", opened.dataset.inquiry);
    said.set("opened", opened.dataset.loaded);
    said.set("others", document.getElementById("presence").dataset.others);
    if (isWriting()) said.set("writing", "");
  }
  return said;
}

/* A figure in the frame or on a card. What has no place yet gets one when the page is loaded again. */
function figure({ dataset, textContent }) {
  for (const shown of document.querySelectorAll(`[data-figure="${dataset.figure}"]`)) {
    if (shown.textContent === textContent) continue;
    shown.textContent = textContent;
    const isNone = textContent === "0";
    if (shown.parentElement.matches(".rail b")) shown.parentElement.hidden = isNone;
    if (shown.matches(".count")) shown.classList.toggle("zero", isNone);
    if (shown.matches(".count") && !["mine", "mentions"].includes(dataset.figure)) shown.classList.toggle("is-late", !isNone);
  }
}

/* The line, but for a button that has the focus; there the words change alone. */
function line(shown, fresh) {
  if (!shown || !fresh) return;
  const presence = [shown, fresh].map((one) => one.querySelector("#presence"));
  if (presence[0] && presence[0].dataset.others !== presence[1].dataset.others) presence[0].replaceWith(presence[1]);
  else presence[1]?.remove();
  const [words, anew] = [shown, fresh].map((one) => one.querySelector("[data-words]"));
  if (words && anew) {
    if (words.innerHTML !== anew.innerHTML) words.replaceChildren(...anew.childNodes);
    return;
  }
  if (Boolean(words) === Boolean(anew)) return;
  for (const old of shown.querySelectorAll("[data-words], [data-rest], [data-show]")) old.remove();
  const come = [...fresh.querySelectorAll("[data-words], [data-rest], [data-show]")];
  shown.prepend(...come);
  for (const one of come) {
    if (one.hasAttribute("hx-get")) one.setAttribute("hx-get", one.getAttribute("hx-get") + location.search);
    window.htmx.process(one);
  }
}

function apply(answer) {
  const { seen, figured, first } = answer.dataset;
  Object.assign(state, { seen, figured });
  answer.querySelectorAll("[data-figure]").forEach(figure);
  line(list(), answer.querySelector("#list-news"));
  line(talk(), answer.querySelector("#talk-news"));
  answer.querySelectorAll("[data-case]").forEach(renewRow);
  renewStanding(answer.querySelector("[data-standing]"));
  for (const id of ["long-calls", "alarms"]) {
    const fresh = answer.querySelector(`#${id}`);
    if (fresh) document.getElementById(id)?.replaceWith(fresh);
  }
  renewRings(answer.querySelector("[data-rings]"));
  say(news, answer.querySelector("[data-said]").textContent, Number(first));
}

async function ask() {
  const answer = await fetch(`${news.dataset.from}?${question()}`, { cache: "no-store", redirect: "manual" });
  if (answer.type === "opaqueredirect") return Infinity; // signed out
  if (!answer.ok) throw new Error(answer.status);
  if (answer.status !== 200) return every;
  const held = document.createElement("template");
  held.innerHTML = await answer.text();
  apply(held.content.firstElementChild);
  return every;
}

async function poll() {
  clearTimeout(state.timer);
  if (state.isAsking) return;
  state.isAsking = true;
  let wait;
  try {
    wait = await ask();
    state.tries = 0;
  } catch {
    wait = Math.min(every * 2 ** ++state.tries, OUT_OF_SIGHT); // the desk cannot be reached
  }
  state.isAsking = false;
  for (const rest of document.querySelectorAll("[data-rest]")) rest.hidden = state.tries > 0 || wait === Infinity;
  if (wait !== Infinity) state.timer = setTimeout(poll, document.hidden && !isOn() ? OUT_OF_SIGHT : wait);
}

document.addEventListener("input", ({ target }) => {
  if (target.closest?.("#reply, #note")) state.typedAt = Date.now();
});

/* A closed window says goodbye, so that nobody waits until it is missed. */
window.addEventListener("pagehide", () => {
  const opened = talk();
  const token = document.cookie.match(/\bcsrftoken=(\w+)/)?.[1];
  if (!opened || !token) return;
  const goodbye = new FormData();
  goodbye.set("csrfmiddlewaretoken", token);
  navigator.sendBeacon(opened.dataset.leave, goodbye);
});

if (every) {
  document.addEventListener("visibilitychange", () => !document.hidden && poll());
  poll();
}
