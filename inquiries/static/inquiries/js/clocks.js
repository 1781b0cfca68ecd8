/*
 * Clocks that run: data-until counts down to an instant, data-since counts up from one. The page says the
 * server's time in data-now, for the machine's own clock may be wrong, and its units in data-units. When a
 * countdown ends, its element sends "elapsed"; a toast around it goes away, for what it offered is over.
 */
const skew = Date.parse(document.body.dataset.now ?? "") - Date.now() || 0;
const now = () => Date.now() + skew;

const units = (document.body.dataset.units ?? "").split("|");

// "1 min 13 s", in the page's own units: a figure with a colon would be read as a time of day.
function figure(seconds) {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const first = parts[0] ? 0 : parts[1] ? 1 : 2;
  return parts.slice(first, first + 2).map((part, at) => part + units[first + at]).join("").trim();
}

function tick() {
  for (const clock of document.querySelectorAll("[data-since]")) {
    const seconds = Math.max(0, Math.floor((now() - Date.parse(clock.dataset.since)) / 1000));
    clock.textContent = figure(seconds);
  }
  for (const clock of document.querySelectorAll("[data-until]")) {
    const seconds = Math.ceil((Date.parse(clock.dataset.until) - now()) / 1000);
    clock.textContent = figure(Math.max(0, seconds));
    if (seconds > 0) continue;
    delete clock.dataset.until;
    clock.dispatchEvent(new Event("elapsed", { bubbles: true }));
    clock.closest(".toast")?.remove();
  }
}

tick();
setInterval(tick, 1000);
