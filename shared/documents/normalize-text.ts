/**
 * White space that may end a line of free text: the characters that ECMAScript calls white space
 * or line terminators. They are listed one by one so that every implementation, of whatever
 * Unicode version, agrees.
 */
const trailing: ReadonlySet<number> = new Set([
  0x0009, 0x000b, 0x000c, 0x0020, 0x00a0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005,
  0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff,
]);

/**
 * The form in which free text is compared and presented: CRLF and CR become LF, white space at the
 * end of each line goes, and so do empty lines at the end. A surrogate without its partner, which
 * UTF-8 cannot carry, becomes U+FFFD. Idempotent; takes any string, in linear time.
 *
 * The rules use it to decide whether a change of charter is material: texts are the same when
 * their normalized forms are.
 */
export function normalizeText(text: string): string {
  const lines = text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map(withoutTrailingSpace);
  let end = lines.length;
  while (end > 0 && lines[end - 1] === '') end -= 1;
  return lines.slice(0, end).join('\n');
}

// A loop, not /\s+$/: that expression is quadratic on a long run of spaces inside a line.
function withoutTrailingSpace(line: string): string {
  let end = line.length;
  while (end > 0 && trailing.has(line.charCodeAt(end - 1))) end -= 1;
  return line.slice(0, end);
}
