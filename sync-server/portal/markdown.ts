/** Markdown as HTML that can do nothing: no tags of its own, links to `https:` only, no images. */

import MarkdownIt from 'markdown-it';
import { allowedText, escaped, Html } from './html.ts';

/** A page's own headings are of the first and the second level. */
const FIRST_LEVEL = 3;
const LAST_LEVEL = 6;

/** What is longer is shown as it is written: to set it out would hold up everybody else. */
export const LONGEST_SET_OUT = 300_000;

const HTTPS = /^https:\/\/[^\s]+$/i;

type Tokens = ReturnType<InstanceType<typeof MarkdownIt>['parse']>;

const reader = new MarkdownIt({
  html: false,
  linkify: false,
  typographer: false,
  breaks: false,
  maxNesting: 40,
});
reader.validateLink = (address) => HTTPS.test(address);
reader.renderer.rules['image'] = (tokens, index) => {
  const content = tokens[index]?.content ?? '';
  return `<span class="no-image">${content === '' ? 'An image' : `Image: ${escaped(content)}`}</span>`;
};
reader.renderer.rules['link_open'] = (tokens, index, options, _, self) => {
  tokens[index]?.attrSet('rel', 'noopener noreferrer nofollow');
  return self.renderToken(tokens, index, options);
};
reader.renderer.rules['table_open'] = () =>
  '<div class="table" role="group" aria-label="Table" tabindex="0"><table>';
reader.renderer.rules['table_close'] = () => '</table></div>';
for (const part of ['th_open', 'td_open']) {
  // Alignment is written as a style, which the policy of the page forbids.
  reader.renderer.rules[part] = (tokens, index) => {
    const token = tokens[index];
    const align = /text-align:(left|center|right)/.exec(String(token?.attrGet('style') ?? ''))?.[1];
    const scope = token?.tag === 'th' ? ' scope="col"' : '';
    return `<${token?.tag ?? 'td'}${scope}${align === undefined ? '' : ` class="${align}"`}>`;
  };
}

/** Headings follow on those of the page, and none is more than one level below the one before. */
function setLevels(tokens: Tokens): void {
  const open: number[] = [];
  for (const token of tokens) {
    const isHeading = token.type === 'heading_open' || token.type === 'heading_close';
    if (!isHeading) continue;
    if (token.type === 'heading_open') {
      const level = Number(token.tag.slice(1));
      while ((open.at(-1) ?? 0) >= level) open.pop();
      open.push(level);
    }
    token.tag = `h${Math.min(LAST_LEVEL, FIRST_LEVEL - 1 + open.length)}`;
  }
}

/** What stands before a DIP's text, between two lines of `---`: it is shown as it is written. */
const FRONT_MATTER = /^---\r?\n([\s\S]{0,20000}?)\r?\n---[ \t]*(?:\r?\n|$)/;

const source = (text: string): string =>
  `<pre class="source" role="group" aria-label="Source text" tabindex="0" dir="auto">${escaped(text)}</pre>`;

export function markdownHtml(text: string): Html {
  const shown = allowedText(text);
  if (shown.length > LONGEST_SET_OUT) return new Html(source(shown));
  const found = FRONT_MATTER.exec(shown);
  const body = found === null ? shown : shown.slice(found[0].length);
  const env = {};
  const tokens = reader.parse(body, env);
  setLevels(tokens);
  const front = found === null ? '' : source(found[1] ?? '');
  return new Html(front + reader.renderer.render(tokens, reader.options, env));
}
