/*
 * Which digits could be a card number, and what people type between and for them. The simpler half of the server's
 * masking: whatever is said here, the server looks again and decides.
 */
const ISSUER = /^(?:4(?:\d{12}|\d{15}|\d{17,18})|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|35(?:2[89]|[3-8]\d)\d{12,15}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}(?:\d\d|\d{5})?|6(?:011|4[4-9]\d|5\d\d)\d{12}(?:\d{3})?|(?:62|81)\d{14,17}|(?:50(?:18|20|38)|5893|6304|67(?:59|6[0-3]))\d{9,15})$/;
const KANJI = "〇一二三四五六七八九";

/* One digit, in whatever script; nothing for another character. */
export function digitOf(character) {
  if (/[0-9]/.test(character)) return character;
  const folded = character.normalize("NFKC");
  if (/^[0-9]$/.test(folded)) return folded;
  const place = KANJI.indexOf(character);
  return place < 0 ? "" : String(place);
}

export function passesLuhn(digits) {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

export const couldBeCard = (digits) => ISSUER.test(digits) && passesLuhn(digits);
