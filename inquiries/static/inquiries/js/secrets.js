/* Security codes, PINs, passwords and expiry dates, by the words before them, as people type them. */
const BESIDE = String.raw`(?:[\s:：;=＝→、,（(「『【\[]|は|が|を|も|です|番号|コード)*`;
const DIGITS = "[0-9０-９]";
const COUNTED = "(?![0-9０-９]|[,.，/／:：\\-－]?[0-9０-９]|\\s*(?:桁|円|件|回|年|月|日|時|名|人|文字|か月))";
const rule = (word, secret) => new RegExp(`((?:${word})${BESIDE})(${secret})`, "giu");

const RULES = [
  rule(
    "(?:セキュリティー?[・ ]?(?:コード|番号)|(?<![a-z])(?:cv[vc]2?|security code)(?![a-z])|裏面?の?(?:数字|番号|[3３三]桁の?(?:数字|番号)?))",
    `${DIGITS}{3,4}${COUNTED}`,
  ),
  rule("(?:暗証(?:番号)?|(?<![a-z])pin(?:[ -]?(?:code|number))?(?![a-z]))", `${DIGITS}{4,8}${COUNTED}`),
  rule("有効期[限間]|(?<![a-z])exp(?:iry|iration)?(?: date)?(?![a-z])", `(?:0?[1-9]|1[0-2])\\s?[/-]\\s?(?:20)?\\d\\d(?![\\d/-])`),
];
const PASSWORD = /((?:パスワード|(?<![a-z])(?:password|pw)(?![a-z]))\s*[:：=＝はが]\s*[「"']?)((?=[!-~]*\d)(?=[!-~]*[a-z])[!-~]{4,64})/giu;

export const coverSecrets = (text) =>
  [...RULES, PASSWORD].reduce((covered, one) => covered.replace(one, (_, word) => `${word}••••`), text);
