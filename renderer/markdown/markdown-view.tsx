import { memo, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { AddressLine } from './address-line.tsx';
import { BlockView } from './block-view.tsx';
import { FrontMatterView } from './front-matter-view.tsx';
import { Growing } from './growing.tsx';
import { AnchorIds, MarkdownSettings, type FindAttachment } from './markdown-context.ts';
import { readMarkdown, type PlacedBlock, type Reading } from './markdown-document.ts';
import styles from './markdown.module.css';

export interface MarkdownViewProps {
  /** The text, as it is in the document. */
  readonly source: string;
  /** Finds attachments (`useAttachments`); without it their places say that they are not here. */
  readonly images?: FindAttachment | undefined;
  /** What the text is, for those who hear the screen. */
  readonly label?: string | undefined;
  /** `whole`: everything is drawn at once, with the addresses of links, to be printed. */
  readonly extent?: 'screen' | 'whole' | undefined;
}

/**
 * A text set out as its Markdown says. No HTML is made, nothing in it is fetched or carried out.
 *
 * Each top-level element carries `data-line` (its first line, from 0) and `data-line-end` (the line
 * after its last); `scroll-lines.ts` finds lines by them, also within lists and tables.
 */
export function MarkdownView({ source, images, label, extent = 'screen' }: MarkdownViewProps) {
  const { document } = useReading(source);
  const prefix = `${useId()}-`;
  const root = useRef<HTMLDivElement>(null);
  const [wanted, want] = useState<{ readonly anchor: string } | null>(null);
  // Another object each time: one may go to the same place again.
  const goTo = useCallback((anchor: string) => want({ anchor }), []);
  const settings = useMemo(
    () => ({ prefix, extent, images: images ?? null, goTo }),
    [prefix, extent, images, goTo],
  );
  const { frontMatter } = document;
  // What only defines addresses has nothing to show.
  const blocks = useMemo(
    () => document.blocks.filter(({ content }) => content.source.tokens.length > 0),
    [document],
  );
  const portions = useMemo(() => portionsOf(blocks), [blocks]);
  const drawn = useMemo(
    () => (wanted === null ? 0 : 1 + blockOf(blocks, wanted.anchor)),
    [blocks, wanted],
  );
  const gone = useRef<object | null>(null);
  useEffect(() => {
    if (wanted === null || root.current === null || gone.current === wanted) return;
    // Once: what is written later scrolls nothing.
    gone.current = wanted;
    const block = drawn === 0 ? undefined : blocks[drawn - 1];
    const place =
      findAnchor(root.current, prefix, wanted.anchor) ??
      (block === undefined
        ? null
        : root.current.querySelector<HTMLElement>(`[data-line="${block.line}"]`));
    if (place !== null) reach(place);
  }, [wanted, drawn, blocks, prefix]);
  return (
    <MarkdownSettings value={settings}>
      <div
        ref={root}
        className={styles.view}
        {...(label === undefined ? {} : { role: 'region', 'aria-label': label })}
      >
        {frontMatter === null ? null : <FrontMatterView part={frontMatter} />}
        <Growing
          count={blocks.length}
          {...portions}
          atLeast={drawn === 0 ? 0 : drawn + BELOW}
          what="parts"
          draw={(at) => {
            const block = blocks[at];
            return block === undefined ? null : (
              <PlacedView
                key={block.key}
                content={block.content}
                line={block.line}
                lineEnd={block.lineEnd}
                anchors={block.anchors}
              />
            );
          }}
          note={(button) => <p>{button}</p>}
        />
        {extent === 'screen' ? <AddressLine /> : null}
      </div>
    </MarkdownSettings>
  );
}

/** Reads a text, and after an edit only what the edit has changed. */
function useReading(source: string): Reading {
  const [kept, keep] = useState(() => ({ source, reading: readMarkdown(source) }));
  if (kept.source === source) return kept.reading;
  const reading = readMarkdown(source, kept.reading);
  keep({ source, reading });
  return reading;
}

const PlacedView = memo(function PlacedView({
  content,
  line,
  lineEnd,
  anchors,
}: Omit<PlacedBlock, 'key'>) {
  const ids = useMemo(() => anchors.split('\n'), [anchors]);
  return (
    <AnchorIds value={ids}>
      <div className={styles.block} data-line={line} data-line-end={lineEnd}>
        <BlockView content={content} />
      </div>
    </AnchorIds>
  );
});

/** How many lines of a text are drawn at first, and without being asked for. */
const FIRST_LINES = 600;
const MOST_LINES = 30_000;

/** How many blocks are drawn at first, at a time, and at most: few where they are large. */
function portionsOf(blocks: readonly PlacedBlock[]): { step: number; most: number; limit: number } {
  const step = Math.min(200, countWithin(blocks, FIRST_LINES));
  return { step, most: step * 5, limit: countWithin(blocks, MOST_LINES) };
}

/** How many blocks from the first on have so many lines; at least one. */
function countWithin(blocks: readonly PlacedBlock[], lines: number): number {
  let sum = 0;
  const beyond = blocks.findIndex(({ line, lineEnd }) => {
    sum += lineEnd - line;
    return sum > lines;
  });
  return beyond === -1 ? Math.max(1, blocks.length) : Math.max(1, beyond);
}

/** Which block holds an anchor, also where it is not drawn yet; -1 where none does. */
function blockOf(blocks: readonly PlacedBlock[], anchor: string): number {
  for (const name of [anchor, anchor.toLowerCase()]) {
    const at = blocks.findIndex(({ anchors }) => anchors.split('\n').includes(name));
    if (at !== -1) return at;
  }
  return -1;
}

/** How many blocks below a place are drawn with it, so that it can stand at the top. */
const BELOW = 60;

/** In how many frames what is above a place gets its true height. */
const FRAMES = 5;

/** Brings a place to the top, and stays with it while what comes into sight takes its height. */
function reach(place: HTMLElement): void {
  place.focus({ preventScroll: true });
  const step = (left: number): void => {
    if (!place.isConnected) return;
    place.scrollIntoView({ block: 'start' });
    if (left > 0) requestAnimationFrame(() => step(left - 1));
  };
  step(FRAMES);
}

/** Names are compared as they are, and then as headings are named. */
function findAnchor(root: HTMLElement, prefix: string, anchor: string): HTMLElement | null {
  for (const name of [anchor, anchor.toLowerCase()]) {
    const place = root.ownerDocument.getElementById(`${prefix}${name}`);
    if (place !== null && root.contains(place)) return place;
  }
  return null;
}
