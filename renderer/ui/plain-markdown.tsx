import { memo, startTransition, useEffect, useMemo, useState } from 'react';
import { classNames } from './class-names.ts';
import { visibleText } from './visible-text.tsx';
import styles from './text.module.css';

interface Block {
  readonly at: number;
  readonly kind: 'paragraph' | 'heading' | 'item' | 'code';
  readonly text: string;
}

/** Every character as it is in the text; only its lines are set as headings, items and code. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let start = 0;
  let fenced = false;
  const flush = (next: number) => {
    // The room between blocks stands for the empty lines between them.
    const block = lines.join('\n').replace(/^\n+/, '');
    if (block.trim() !== '') blocks.push({ at: start, kind: kindOf(block), text: block });
    lines = [];
    start = next;
  };
  for (const [at, line] of text.split('\n').entries()) {
    const fence = line.startsWith('```');
    const alone = !fenced && (line.trim() === '' || /^(#{1,6} |[-*] |\d+\. )/.test(line));
    if (alone || (fence && !fenced)) flush(at);
    lines.push(line);
    if (fence) fenced = !fenced;
    if ((fence && !fenced) || (!fenced && line.startsWith('#'))) flush(at + 1);
  }
  flush(0);
  return blocks;
}

function kindOf(block: string): Block['kind'] {
  if (block.startsWith('```')) return 'code';
  if (block.startsWith('#')) return 'heading';
  return /^([-*] |\d+\. )/.test(block) ? 'item' : 'paragraph';
}

/** How many blocks are drawn at once: a long text must not hold the window up. */
const PORTION = 400;

/** How many portions are drawn by now: all of them soon, without anybody asking. */
function useDrawn(count: number): number {
  const [drawn, setDrawn] = useState(1);
  useEffect(() => {
    if (drawn >= count) return;
    const timer = setTimeout(() => startTransition(() => setDrawn(drawn * 2)), 0);
    return () => clearTimeout(timer);
  }, [drawn, count]);
  return drawn;
}

function portionsOf(blocks: readonly Block[]): (readonly Block[])[] {
  const portions: (readonly Block[])[] = [];
  for (let at = 0; at < blocks.length; at += PORTION) portions.push(blocks.slice(at, at + PORTION));
  return portions;
}

/** Drawn once; those that come after it do not have it looked at again. */
const Portion = memo(function Portion({ blocks }: { readonly blocks: readonly Block[] }) {
  return blocks.map((block) => (
    <div key={block.at} className={classNames(styles.block, styles[block.kind])}>
      {visibleText(block.text)}
    </div>
  ));
});

/** The exact text to read: nothing in it is left out, drawn, followed or out of sight. */
export function PlainMarkdown({ text }: { readonly text: string }) {
  const portions = useMemo(() => portionsOf(blocksOf(text)), [text]);
  const drawn = useDrawn(portions.length);
  return (
    <div className={styles.markdown} aria-busy={drawn < portions.length}>
      {portions.slice(0, drawn).map((blocks) => (
        <Portion key={blocks[0]?.at} blocks={blocks} />
      ))}
    </div>
  );
}
