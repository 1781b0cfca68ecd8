/* Words as they are looked for: in one width, in small letters, in hiragana. */
const toHiragana = (text) => text.replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));

export const plain = (text) => toHiragana(text.normalize("NFKC").toLowerCase());
