/** What stands on lines of a field, each once, without blank ones. */
export const linesOf = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[\n\r\u2028\u2029]+/)
      .map((line) => line.replace(/\p{Cc}+/gu, ' ').trim())
      .filter((line) => line !== ''),
  ),
];
