/** Markdown as it is read while it is written: GitHub's tables and lists, and front matter. */

import { markdownLanguage } from '@codemirror/lang-markdown';
import { HighlightStyle, Language, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { tags } from '@lezer/highlight';
import { MarkdownParser, type MarkdownConfig } from '@lezer/markdown';

/** Between `---` and `---` at the very start (after a BOM, where there is one). */
const FRONT_MATTER: MarkdownConfig = {
  defineNodes: [
    { name: 'FrontMatter', block: true },
    { name: 'FrontMatterMark', style: tags.processingInstruction },
    { name: 'FrontMatterKey', style: tags.propertyName },
  ],
  parseBlock: [
    {
      name: 'FrontMatter',
      before: 'HorizontalRule',
      parse(context, line) {
        const bom = line.text.startsWith('\uFEFF') ? 1 : 0;
        if (context.lineStart !== 0 || !/^---[ \t]*\r?$/.test(line.text.slice(bom))) return false;
        const parts = [context.elt('FrontMatterMark', bom, bom + 3)];
        while (context.nextLine()) {
          const { lineStart } = context;
          if (/^(---|\.\.\.)[ \t]*\r?$/.test(line.text)) {
            parts.push(context.elt('FrontMatterMark', lineStart, lineStart + 3));
            const end = lineStart + line.text.length;
            context.nextLine();
            context.addElement(context.elt('FrontMatter', bom, end, parts));
            return true;
          }
          const key = /^[A-Za-z][\w -]{0,60}(?=:)/.exec(line.text)?.[0];
          if (key !== undefined) {
            parts.push(context.elt('FrontMatterKey', lineStart, lineStart + key.length));
          }
        }
        context.addElement(context.elt('FrontMatter', bom, context.prevLineEnd(), parts));
        return true;
      },
    },
  ],
};

const STYLE = HighlightStyle.define([
  { tag: tags.heading1, class: 'cm-md-heading cm-md-heading-1' },
  { tag: tags.heading2, class: 'cm-md-heading cm-md-heading-2' },
  { tag: tags.heading3, class: 'cm-md-heading cm-md-heading-3' },
  { tag: tags.heading, class: 'cm-md-heading' },
  { tag: tags.strong, class: 'cm-md-strong' },
  { tag: tags.emphasis, class: 'cm-md-emphasis' },
  { tag: tags.strikethrough, class: 'cm-md-struck' },
  { tag: tags.monospace, class: 'cm-md-code' },
  { tag: tags.link, class: 'cm-md-link' },
  { tag: tags.url, class: 'cm-md-url' },
  { tag: tags.quote, class: 'cm-md-quote' },
  { tag: tags.propertyName, class: 'cm-md-key' },
  { tag: tags.labelName, class: 'cm-md-url' },
  { tag: tags.comment, class: 'cm-md-comment' },
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.meta], class: 'cm-md-mark' },
]);

/**
 * Markdown alone, without the languages inside it: to look through all of a large text for them at
 * every key is what would take the time.
 */
const language = new Language(markdownLanguage.data, parserOf(), [], 'markdown');

function parserOf() {
  const { parser } = markdownLanguage;
  if (!(parser instanceof MarkdownParser)) throw new Error('this is not Markdown’s parser');
  return parser.configure([FRONT_MATTER]);
}

export const markdownSource = (): Extension => [language, syntaxHighlighting(STYLE)];
