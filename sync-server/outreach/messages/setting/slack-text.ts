/** What people wrote, as text in a Slack message: nothing in it is a command, a link or a mention. */

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Slack asks for these three, and no others: `<!channel>` is then five words in angle brackets. */
export const slackText = (text: string): string =>
  text.replace(/[&<>]/g, (character) => ENTITIES[character] ?? '');

/** A link with words of its own. */
export function slackLink(href: string, words: string): string {
  const address = slackText(href).replace(/\|/g, '%7C');
  const label = slackText(words.replace(/\s+/g, ' ').replace(/\|/g, '¦').trim());
  return label === '' ? `<${address}>` : `<${address}|${label}>`;
}
