/** Which parts of a Markdown text are prose, whose words are looked up. */

import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import { wordsOf, type Word } from './words.ts';

const NOT_PROSE = new Set([
  'FencedCode',
  'CodeBlock',
  'InlineCode',
  'URL',
  'LinkLabel',
  'Autolink',
  'HTMLBlock',
  'HTMLTag',
  'Comment',
  'CommentBlock',
  'ProcessingInstruction',
  'ProcessingInstructionBlock',
  'Entity',
  'Emoji',
  'FrontMatterKey',
  'FrontMatterMark',
]);

/** The words of the prose between two places of the text. */
export function proseWords(state: EditorState, from: number, to: number): Word[] {
  const words: Word[] = [];
  let at = from;
  const take = (end: number): void => {
    if (end > at) words.push(...wordsOf(state.sliceDoc(at, end), at));
  };
  syntaxTree(state).iterate({
    from,
    to,
    enter: (node) => {
      if (!NOT_PROSE.has(node.name)) return true;
      take(Math.min(node.from, to));
      at = Math.max(at, Math.min(node.to, to));
      return false;
    },
  });
  take(to);
  return words;
}
