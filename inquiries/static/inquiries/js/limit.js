/* The limit of a call: the line above the form changes its words when the time is over. Nothing moves, and nothing takes
   the focus; a box that is ticked keeps when. */
const limit = document.getElementById("limit");
const mask = document.getElementById("call");
const skew = Date.parse(document.body.dataset.now) - Date.now() || 0;
const [before, over, said] = ["[data-before]", "[data-over]", "[data-said]"].map((one) => limit.querySelector(one));

const now = () => Date.now() + skew;

function look() {
  const began = Date.parse(mask.querySelector(".timer time").dataset.since);
  const isOver = now() - began >= Number(limit.dataset.minutes) * 60_000;
  if (isOver !== over.hidden) return;
  [before.hidden, over.hidden] = [isOver, !isOver];
  limit.classList.toggle("is-over", isOver);
  if (isOver) said.textContent = over.textContent.trim();
}

mask.addEventListener("change", ({ target }) => {
  if (target.matches("[data-pressed]") && target.checked) target.value = new Date(now()).toISOString();
});

look();
setInterval(look, 1000);
