const LONGEST = 500;

/**
 * What the other side said, fit to be shown: one line, without control characters, and with neither
 * an address nor a link in it, as servers like to repeat whom a mail was for.
 */
export function oneLine(said: string): string {
  // A server may say a megabyte in one word, and what looks for addresses looks from each letter on.
  return said
    .slice(0, 4 * LONGEST)
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[^\s<>"(),;:]+@[^\s<>"(),;:]*/g, '[address]')
    .replace(/\bhttps?:\/\/\S+/gi, '[link]')
    .trim()
    .slice(0, LONGEST);
}
