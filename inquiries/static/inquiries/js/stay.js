/* Somebody who types for long sends nothing meanwhile: say every few minutes that they are still here. */
const EVERY = 4 * 60 * 1000;
const { stay } = document.body.dataset;
let toldAt = Date.now();

function tell() {
  const token = document.cookie.match(/\bcsrftoken=(\w+)/)?.[1];
  if (!token || Date.now() - toldAt < EVERY) return;
  toldAt = Date.now();
  fetch(stay, { method: "POST", headers: { "X-CSRFToken": token }, redirect: "manual" }).catch(() => null);
}

if (stay) for (const name of ["keydown", "pointerdown"]) document.addEventListener(name, tell, { passive: true });
