/** After an edit only what it touches is read again, and what comes out is as if all had been. */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdown, type Reading } from '../../renderer/markdown/markdown-document.ts';
import type { Node } from '../../renderer/markdown/nodes.ts';
import { readBlocks, rereadBlocks } from '../../renderer/markdown/read-blocks.ts';
import { lineOfMarkdown } from './hostile-markdown.ts';

const text = fc.array(lineOfMarkdown, { maxLength: 40 }).map((lines) => lines.join('\n'));

/** What is cut out of a text and what is put in its place, as shares of its length. */
const edit = fc.record({ at: fc.nat(1000), cut: fc.nat(30), put: text });

const edited = (before: string, { at, cut, put }: { at: number; cut: number; put: string }) => {
  const from = Math.floor((at / 1000) * before.length);
  return before.slice(0, from) + put + before.slice(from + cut);
};

/** Lines are read late; what is compared is what they are then. */
const plain = ({ token, children, anchor }: Node): unknown => ({
  token,
  anchor,
  children: children.map(plain),
});

const placesOf = ({ document: { blocks, frontMatter } }: Reading) => ({
  frontMatter,
  blocks: blocks.map(({ content, line, lineEnd, anchors }) => ({
    text: content.source.text,
    nodes: content.nodes.map(plain),
    line,
    lineEnd,
    anchors,
  })),
});

describe('reading again after an edit', () => {
  it('gives the blocks that reading all of it gives', () => {
    fc.assert(
      fc.property(text, fc.array(edit, { minLength: 1, maxLength: 4 }), (first, edits) => {
        let before = { text: first, blocks: readBlocks(first) };
        for (const each of edits) {
          const now = edited(before.text, each);
          const blocks = rereadBlocks(now, before);
          expect(blocks).toEqual(readBlocks(now));
          before = { text: now, blocks };
        }
      }),
      { numRuns: 600 },
    );
  });

  it('gives the same parts of a list that is long, however it is edited', () => {
    const list = Array.from({ length: 1200 }, (_, at) =>
      at % 7 === 0 ? `- item ${at}\n  - within` : `- item ${at}`,
    ).join('\n');
    const first = `Top\n\n${list}\n\nBottom\n`;
    fc.assert(
      fc.property(edit, (each) => {
        const now = edited(first, each);
        const before = { text: first, blocks: readBlocks(first) };
        expect(before.blocks.length).toBeGreaterThan(5);
        expect(rereadBlocks(now, before)).toEqual(readBlocks(now));
      }),
      { numRuns: 30 },
    );
  });

  it('reads a long list in parts whose items go on where the ones before have ended', () => {
    const items = (mark: (at: number) => string): string =>
      Array.from({ length: 600 }, (_, at) => `${mark(at)} item ${at}`).join('\n');
    const startsOf = (source: string) =>
      readBlocks(source).map(({ tokens, height }) => [tokens[0]?.attrGet('start'), height]);
    expect(startsOf(items((at) => `${at + 1}.`))).toEqual([
      [null, 250],
      [251, 250],
      [501, 100],
    ]);
    // Numbered by the list itself: it is one.
    expect(startsOf(items(() => '1.'))).toEqual([[null, 600]]);
    expect(startsOf(items(() => '*')).map(([, height]) => height)).toEqual([250, 250, 100]);
  });

  it('gives the same elements at the same places, with front matter and references', () => {
    fc.assert(
      fc.property(text, edit, fc.constantFrom('', '---\ndip: 1\n---\n'), (first, each, head) => {
        const before = readMarkdown(head + first);
        const now = edited(head + first, each);
        expect(placesOf(readMarkdown(now, before))).toEqual(placesOf(readMarkdown(now)));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps what is as it was, and its key', () => {
    const long = Array.from({ length: 500 }, (_, at) => `# Part ${at}\n\nText ${at}\n`).join('\n');
    const before = readMarkdown(long);
    const after = readMarkdown(long.replace('Text 250', 'Text 250!'), before);
    const { blocks } = after.document;
    const changed = blocks.filter(
      (block, at) => block.content !== before.document.blocks[at]?.content,
    );
    expect(changed.map(({ content }) => content.source.text)).toEqual(['Text 250!\n\n']);
    expect(blocks.map(({ key }) => key)).toEqual(before.document.blocks.map(({ key }) => key));
    expect(new Set(blocks.map(({ key }) => key)).size).toBe(blocks.length);
  });

  it('moves what stands below a new line without reading it again', () => {
    const long = Array.from({ length: 500 }, (_, at) => `Text ${at}\n`).join('\n');
    const before = readMarkdown(long);
    const after = readMarkdown(`New\n\n${long}`, before);
    expect(after.document.blocks.slice(1).map(({ content }) => content)).toEqual(
      before.document.blocks.map(({ content }) => content),
    );
    expect(after.document.blocks.at(-1)?.line).toBe((before.document.blocks.at(-1)?.line ?? 0) + 2);
    expect(after.document.blocks.at(-1)?.content).toBe(before.document.blocks.at(-1)?.content);
  });

  it('finds a reference that is defined at the very end, and after it has changed', () => {
    const source = '[a link][r]\n\nText\n\n[r]: https://one.example/\n';
    const before = readMarkdown(source);
    const hrefOf = ({ document }: Reading) =>
      document.blocks[0]?.content.nodes[0]?.children[0]?.children[0]?.token.attrGet('href');
    expect(hrefOf(before)).toBe('https://one.example/');
    const after = readMarkdown(source.replace('one', 'two'), before);
    expect(hrefOf(after)).toBe('https://two.example/');
    expect(after.document.blocks[1]?.content).toBe(before.document.blocks[1]?.content);
  });

  it('reads all that a fence swallows, and gives it back', () => {
    const rest = Array.from({ length: 3000 }, (_, at) => `Text ${at}\n`).join('\n');
    const plain = readMarkdown(`Top\n\n${rest}`);
    const fenced = readMarkdown(`Top\n\n\`\`\`\n${rest}`, plain);
    expect(fenced.document.blocks.map(({ content }) => content.source.tokens[0]?.type)).toEqual([
      'paragraph_open',
      'fence',
    ]);
    const again = readMarkdown(`Top\n\n${rest}`, fenced);
    expect(placesOf(again)).toEqual(placesOf(plain));
  });
});
