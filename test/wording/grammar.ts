import { expect } from 'vitest';

/** What no sentence may have in it: words of a program, and slips of putting pieces together. */
const SLIPS: readonly (readonly [string, RegExp])[] = [
  ['a word of the program', /\bundefined\b|\bnull\b|\bNaN\b|\[object|\bfunction\b/u],
  ['two spaces', /\u0020{2}/u],
  ['a space before a mark', /\s[,.;:!?]/u],
  ['two full stops', /\.\./u],
  ['a full stop after a mark', /[!?,;:]\./u],
  ['an empty bracket', /\(\)/u],
  ['empty quotation marks', /“”/u],
];

/** Fails where a text is not made of whole sentences. */
export function expectSentences(text: string): void {
  for (const [slip, form] of SLIPS) expect(text, `${slip} in “${text}”`).not.toMatch(form);
  expect(text, text).toMatch(/^[\p{Lu}“\u2068\p{N}a-z#]/u);
  expect(text, text).toMatch(/[.!?]$/u);
}

/** Fails where a title or a label is not a short phrase. */
export function expectPhrase(text: string): void {
  for (const [slip, form] of SLIPS) expect(text, `${slip} in “${text}”`).not.toMatch(form);
  expect(text.trim(), text).toBe(text);
  expect(text.length, text).toBeGreaterThan(2);
  expect(text.length, text).toBeLessThan(60);
  expect(text, text).not.toMatch(/\.$/u);
}
