/*
 * Clocks that run: data-until counts down to an instant, data-since counts up from one. The page says the
 * server's time in data-now, for the machine's own clock may be wrong. When a countdown ends, its element sends
 * "elapsed"; a toast around it goes away, for what it offered is over.
 */
const skew = Date.parse(document.body.dataset.now ?? "") - Date.now() || 0;
const now = () => Date.now() + skew;

function figure(seconds) {
  return seconds < 100 ? String(seconds) : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function tick() {
  for (const clock of document.querySelectorAll("[data-since]")) {
    const seconds = Math.max(0, Math.floor((now() - Date.parse(clock.dataset.since)) / 1000));
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
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
