/** Plain text in lines that every mail program shows as they are. */

/** Text as lines of at most `width` characters, where its words allow that; its own lines stay. */
export function wrapped(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrappedLine(line, width));
}

function wrappedLine(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/[ \t]+/)) {
    if (word === '') continue;
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** Lines behind a mark, all as far in as the first. */
export const hanging = (text: string, width: number, mark: string): string[] =>
  wrapped(text, width - mark.length).map((line, at) =>
    `${at === 0 ? mark : ' '.repeat(mark.length)}${line}`.trimEnd(),
  );
