/** How many characters are shown before and after a change. */
const AROUND = 40;

/** What stands around a passage on its own lines, cut at words. */
export function around(
  words: string,
  from: number,
  to: number,
): { readonly before: string; readonly after: string } {
  const begin = Math.max(words.lastIndexOf('\n', from - 1) + 1, from - AROUND);
  const lineEnd = words.indexOf('\n', to);
  const end = Math.min(lineEnd < 0 ? words.length : lineEnd, to + AROUND);
  const before = words.slice(begin, from);
  const after = words.slice(to, end);
  const isCutBefore = begin > 0 && words[begin - 1] !== '\n';
  const isCutAfter = end < words.length && words[end] !== '\n';
  return {
    before: isCutBefore ? `…${before.replace(/^\S*(?=\s)/, '')}` : before,
    after: isCutAfter ? `${after.replace(/(?<=\s)\S*$/, '')}…` : after,
  };
}
