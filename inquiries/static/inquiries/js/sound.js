/* The sound: two short tones, quiet, made here. It is off until somebody switches it on, in this browser. */
const KEY = "sound";
const TONES = [660, 880];
let audio = null;

export const isOn = () => localStorage.getItem(KEY) === "on";

export function ring() {
  audio ??= new AudioContext();
  audio.resume();
  TONES.forEach((frequency, place) => {
    const begin = audio.currentTime + place * 0.18;
    const tone = new OscillatorNode(audio, { frequency });
    const volume = new GainNode(audio, { gain: 0 });
    volume.gain.setValueAtTime(0, begin);
    volume.gain.linearRampToValueAtTime(0.08, begin + 0.02);
    volume.gain.linearRampToValueAtTime(0, begin + 0.16);
    tone.connect(volume).connect(audio.destination);
    tone.start(begin);
    tone.stop(begin + 0.17);
  });
}

const toggle = document.getElementById("sound");

function show() {
  if (!toggle) return;
  toggle.setAttribute("aria-pressed", String(isOn()));
  toggle.parentElement.hidden = false;
}

toggle?.addEventListener("click", () => {
  localStorage.setItem(KEY, isOn() ? "off" : "on");
  show();
  if (isOn()) ring();
});
show();
