// How a host is shown to people: in its own script where that can’t deceive, in ASCII (xn--) where it might.
import { domainToUnicode } from 'node:url';

const plain = /^[a-z0-9-]+$/;
/** Western and Central European letters with visible marks; without ı, ĸ, ŀ and ſ, which pass for others. */
const latin = /^[a-z0-9ß-öø-ÿĀ-İĲ-ķĹ-ľŁ-ž-]+$/;
/** East Asian scripts, which nobody takes for Latin; without the signs that look like a dash, a stroke or a dot. */
const eastAsian = [/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}0-9-]+$/u, /^[\p{Script=Hangul}0-9-]+$/u];
const strokes = /[一丨丶丿〇ノソンーエニロ口工卜]/u;
/** Alphabets with letters that pass for Latin ones: shown only below an ending in the same alphabet, such as .рф. */
const alphabets = [
  /^[\p{Script=Cyrillic}0-9-]+$/u,
  /^[\p{Script=Greek}0-9-]+$/u,
  /^[\p{Script=Arabic}0-9-]+$/u,
  /^[\p{Script=Hebrew}0-9-]+$/u,
  /^[\p{Script=Devanagari}0-9-]+$/u,
];

function isPlainToSee(label: string, ending: string): boolean {
  if (plain.test(label) || latin.test(label)) return true;
  if (strokes.test(label)) return false;
  return (
    eastAsian.some((script) => script.test(label)) ||
    alphabets.some((script) => script.test(label) && script.test(ending) && !plain.test(ending))
  );
}

/** @param host canonical. Each label is judged on its own: one that might deceive is shown as it travels. */
export function shownHost(host: string): string {
  const labels = host.split('.');
  const own = labels.map((label) => (label.startsWith('xn--') ? domainToUnicode(label) : label));
  const ending = own.at(-1) ?? '';
  return labels
    .map((label, index) => (isPlainToSee(own[index] ?? '', ending) ? (own[index] ?? label) : label))
    .join('.');
}
