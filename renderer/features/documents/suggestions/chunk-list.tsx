import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { DiffPiece } from '../../../../shared/documents/text-diff.ts';
import { DiffPieces } from '../../../ui/diff-pieces.tsx';
import { singleKeys } from '../../../stores/single-keys.ts';
import { classNames } from '../../../ui/index.ts';
import styles from './suggestions.module.css';

/** A change as it is shown in a list. */
export interface ShownChunk {
  readonly key: string;
  /** What stands around it, cut to a few words. */
  readonly before: string;
  readonly after: string;
  readonly removed: string;
  readonly added: string;
  /** What is to be known of it: its fate, or that the text has changed since. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** By the keys A and R, where they do something. */
  readonly onAccept?: (() => void) | undefined;
  readonly onReject?: (() => void) | undefined;
}

export interface ChunkListProps {
  readonly label: string;
  readonly chunks: readonly ShownChunk[];
  readonly selected: string | null;
  /** Its passage is to be shown. */
  readonly onSelect: (key: string) => void;
  /** The keyboard has come to it. */
  readonly onLook: (key: string) => void;
}

/** Changes one after the other; J and K go from one to the next. */
export function ChunkList({ label, chunks, selected, onSelect, onLook }: ChunkListProps) {
  return (
    <ol className={styles.chunks} aria-label={label}>
      {chunks.map((chunk) => (
        <ChunkItem
          key={chunk.key}
          chunk={chunk}
          isSelected={chunk.key === selected}
          onSelect={() => onSelect(chunk.key)}
          onLook={() => onLook(chunk.key)}
        />
      ))}
    </ol>
  );
}

interface ChunkItemProps {
  readonly chunk: ShownChunk;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly onLook: () => void;
}

/** Marks what the keys go from and to, in the panel. */
const ITEM = '[data-chunk]';

function ChunkItem({ chunk, isSelected, onSelect, onLook }: ChunkItemProps) {
  const id = useId();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isSelected) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isSelected]);
  const pressed = (event: KeyboardEvent): void => {
    const { ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || singleKeys() === 'off' || item.current === null) return;
    if (!act(event.key.toLowerCase(), chunk, item.current)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <li
      ref={item}
      data-chunk={chunk.key}
      className={classNames(styles.chunk, isSelected && styles.selected)}
      onKeyDown={pressed}
    >
      <button
        type="button"
        className={styles.words}
        aria-current={isSelected ? 'true' : undefined}
        aria-describedby={id}
        title="Show it in the text"
        onClick={onSelect}
        onFocus={onLook}
      >
        <DiffPieces pieces={piecesOf(chunk)} />
      </button>
      <div className={styles.note} id={id}>
        {chunk.note}
      </div>
      {chunk.actions === undefined ? null : <div className={styles.actions}>{chunk.actions}</div>}
    </li>
  );
}

function piecesOf({ before, after, removed, added }: ShownChunk): DiffPiece[] {
  const pieces: DiffPiece[] = [
    { type: 'same', text: before },
    { type: 'removed', text: removed },
    { type: 'added', text: added },
    { type: 'same', text: after },
  ];
  return pieces.filter(({ text }) => text !== '');
}

function act(key: string, chunk: ShownChunk, item: HTMLElement): boolean {
  switch (key) {
    case 'j':
      return focusOn(item, 1);
    case 'k':
      return focusOn(item, -1);
    case 'a':
    case 'r': {
      const run = key === 'a' ? chunk.onAccept : chunk.onReject;
      if (run === undefined) return false;
      // It may leave the list: whoever goes through it goes on from where they were.
      focusOn(item, 1);
      run();
      return true;
    }
    default:
      return false;
  }
}

function focusOn(item: HTMLElement, by: number): boolean {
  const panel = item.closest('[data-chunks]') ?? item.parentElement;
  const items = [...(panel?.querySelectorAll<HTMLElement>(ITEM) ?? [])];
  const next = items[items.indexOf(item) + by];
  next?.querySelector('button')?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return true;
}
