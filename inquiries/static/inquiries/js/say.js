/*
 * What a screen reader says of news: at most one sentence in half a minute, however much arrives. Whoever switched the
 * sound on hears two short tones where something of the first priority came in; its sentence waits for no other.
 */
import { isOn, ring } from "./sound.js";

const PAUSE = 30_000;
const next = { words: "", isFirst: false };
let saidAt = -PAUSE;
let timer = 0;

function speak(region) {
  saidAt = performance.now();
  timer = 0;
  region.textContent = next.words;
  next.isFirst = false;
}

export function say(region, text, first) {
  const words = text.replace(/\s+/g, " ").trim();
  if (first && isOn()) ring();
  if (!words || words === next.words || (next.isFirst && !first)) return;
  Object.assign(next, { words, isFirst: Boolean(first) });
  timer ||= setTimeout(speak, Math.max(0, saidAt + PAUSE - performance.now()), region);
}
