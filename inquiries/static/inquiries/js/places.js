/*
 * A clause in its place: pointing at a link with data-place, or reaching it by Tab, shows the lines of the notice
 * around it; on a touch screen a tap does. Esc or going away closes it. The link itself leads to the whole notice.
 */
const PATIENCE = 200;
const box = Object.assign(document.createElement("div"), { id: "place", className: "place", popover: "manual" });
let opener = null;
let timer = 0;
let isTouched = false;

const linkAt = (target) => target.closest?.("[data-place]");

function hide() {
  clearTimeout(timer);
  opener?.removeAttribute("aria-describedby");
  opener = null;
  if (box.matches(":popover-open")) box.hidePopover();
}

/* Beside what one reads, never on it: at its left or right where there is room, else above or below. */
function settle(link) {
  const at = link.getBoundingClientRect();
  const [width, height] = [box.offsetWidth, box.offsetHeight];
  const left = [at.left - width - 16, at.right + 16].find((edge) => edge > 8 && edge + width < innerWidth);
  const below = at.bottom + height + 8 < innerHeight ? at.bottom + 8 : at.top - height - 8;
  const top = left === undefined ? below : at.top - height / 2;
  box.style.setProperty("--place-left", `${left ?? Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`);
  box.style.setProperty("--place-top", `${Math.max(8, Math.min(top, innerHeight - height - 8))}px`);
  const mark = box.querySelector("mark");
  box.scrollTop = mark ? mark.offsetTop - (height - mark.offsetHeight) / 2 : 0;
}

async function show(link) {
  if (opener === link) return;
  hide();
  opener = link;
  const answer = await fetch(link.dataset.place).catch(() => null);
  if (!answer?.ok || answer.redirected || opener !== link || !link.isConnected) return;
  box.innerHTML = await answer.text();
  if (opener !== link) return;
  if (!box.isConnected) document.querySelector("main").append(box);
  box.showPopover();
  settle(link);
  link.setAttribute("aria-describedby", box.id);
}

function later(action) {
  clearTimeout(timer);
  timer = setTimeout(action, PATIENCE);
}

document.addEventListener("pointerover", ({ target, pointerType }) => {
  if (pointerType === "touch") return;
  const link = linkAt(target);
  if (link) later(() => show(link));
  else if (box.contains(target)) clearTimeout(timer);
  else if (opener && document.activeElement !== opener) later(hide);
  else clearTimeout(timer);
});
document.addEventListener("focusin", ({ target }) => {
  if (linkAt(target)?.matches(":focus-visible")) show(linkAt(target));
  else if (opener && !box.contains(target)) hide();
});
document.addEventListener("focusout", ({ target, relatedTarget }) => {
  if (linkAt(target) === opener && opener && !box.contains(relatedTarget) && !opener.matches(":hover")) hide();
});
document.addEventListener("pointerdown", ({ target, pointerType }) => {
  isTouched = pointerType === "touch";
  if (opener && !box.contains(target) && linkAt(target) !== opener) hide();
});
document.addEventListener("click", (event) => {
  const link = linkAt(event.target);
  if (!link || !isTouched) return;
  event.preventDefault();
  show(link);
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !opener) return;
  hide();
  event.preventDefault();
}, { capture: true });
document.addEventListener("htmx:afterSwap", () => opener && !opener.isConnected && hide());
