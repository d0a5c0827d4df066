/**
 * A name that somebody gave, for a line of a commit message or of a pull request's title: one line
 * of no more than `most` characters, in which nothing means anything to git or to GitHub. A number
 * after `#` would name, or even close, an issue; brackets could be an order to the checks.
 */
export function plainLine(text: string, most: number): string {
  const line = text
    .replace(/[\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\ufeff]/gu, '')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/#(?=\d)/g, 'no. ')
    .replaceAll('[', '(')
    .replaceAll(']', ')')
    .replace(/\s+/gu, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length > most
    ? `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : line;
}

/**
 * A name for a line of GitHub's Markdown: nothing in it is set, followed, or somebody who is told.
 * As code, because that is the one place where GitHub looks for no names and no numbers.
 */
export function plainCode(text: string): string {
  return `\`${plainLine(text, 200).replaceAll('`', 'ˋ').replaceAll('|', '¦')}\``;
}

/** Lines of no more than 72 characters, where the words allow it. */
export function wrapped(paragraph: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > 72) {
      lines.push(line);
      line = '';
    }
    // At the beginning of a line `#` makes a comment, `>` and `-` mean something to those who mail it.
    line = line === '' ? word.replace(/^(?=[#>-])/, '·') : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
