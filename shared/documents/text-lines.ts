/** A line of a text: `text.slice(from, to)`, without what ends it. Offsets are in UTF-16. */
export interface Line {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The lines of a text, which may end in LF, CRLF or CR. A text that ends in a line end has no empty line after it. */
export function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 0x0a && code !== 0x0d) continue;
    lines.push({ text: text.slice(from, at), from, to: at });
    if (code === 0x0d && text.charCodeAt(at + 1) === 0x0a) at += 1;
    from = at + 1;
  }
  if (from < text.length) lines.push({ text: text.slice(from), from, to: text.length });
  return lines;
}
