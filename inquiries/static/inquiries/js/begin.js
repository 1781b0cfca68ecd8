/* What is there to be filled in takes the focus: at its fault, at the field that says so, or at its first one. */
const PLACES = [".is-invalid", "[autofocus]", "input:not([type=hidden]), select, textarea"];

export function begin(asked) {
  asked?.querySelector(PLACES.find((place) => asked.querySelector(place)))?.focus({ preventScroll: true });
}

begin(document.querySelector("form[data-begin]"));
