import { MessageSquare } from 'lucide-react';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type * as Y from 'yjs';
import { useStore } from 'zustand';
import { classNames, Icon } from '../../../ui/index.ts';
import { blocksOf } from '../preview-place.ts';
import type { DocumentWorkspace } from '../workspace.ts';
import { COMMENT_KEYS } from './comment-marks.ts';
import type { CommentsOnText, ThreadMark } from './comments-on-text.ts';
import styles from './comments.module.css';
import { lineStarts } from './preview-passage.ts';
import { previewSelection, type PreviewSelection } from './preview-selection.ts';
import { usePreviewElement } from './use-preview-element.ts';

interface PreviewCommentsProps {
  readonly workspace: DocumentWorkspace;
  readonly comments: CommentsOnText;
}

/** Comments in the preview: a button beside what is selected, and marks beside commented blocks. */
export function PreviewComments({ workspace, comments }: PreviewCommentsProps) {
  const preview = usePreviewElement();
  const selected = usePreviewSelection(preview);
  const { text } = workspace;
  const ask = () => {
    if (selected === null) return;
    comments.ask(selected.passageIn(text.toJSON()));
    document.getSelection()?.removeAllRanges();
  };
  useCommentKeys(selected === null ? () => comments.ask(null) : ask);
  return (
    <>
      {selected === null ? null : (
        <button
          type="button"
          className={styles.previewButton}
          style={placeBeside(selected.rect)}
          title={`Comment on what is selected (${COMMENT_KEYS})`}
          onMouseDown={(event) => event.preventDefault()}
          onClick={ask}
        >
          Comment
        </button>
      )}
      {preview === null
        ? null
        : createPortal(
            <Markers preview={preview} workspace={workspace} comments={comments} />,
            preview,
          )}
    </>
  );
}

const ROOM_BELOW = 48;

function placeBeside(rect: DOMRect): { readonly top: number; readonly left: number } {
  const isLow = rect.bottom + ROOM_BELOW > window.innerHeight;
  return {
    top: isLow ? rect.top - 40 : rect.bottom + 6,
    left: Math.min(rect.right, window.innerWidth - 120),
  };
}

function usePreviewSelection(preview: HTMLElement | null): PreviewSelection | null {
  const [selected, setSelected] = useState<PreviewSelection | null>(null);
  useEffect(() => {
    if (preview === null) return;
    let held = false;
    const look = (): void => setSelected(held ? null : previewSelection(preview));
    const down = (): void => {
      held = true;
    };
    const up = (): void => {
      held = false;
      look();
    };
    document.addEventListener('selectionchange', look);
    preview.addEventListener('pointerdown', down);
    window.addEventListener('pointerup', up);
    preview.addEventListener('scroll', look);
    return () => {
      document.removeEventListener('selectionchange', look);
      preview.removeEventListener('pointerdown', down);
      window.removeEventListener('pointerup', up);
      preview.removeEventListener('scroll', look);
      setSelected(null);
    };
  }, [preview]);
  return selected;
}

/** The keys outside of the editor, which has them itself. */
function useCommentKeys(ask: () => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const isMod = event.ctrlKey || event.metaKey;
      const isIt = isMod && event.altKey && !event.shiftKey && event.code === 'KeyM';
      // In a dialog they mean nothing.
      const isInDialog = event.target instanceof Element && event.target.closest('[role="dialog"]');
      if (!isIt || event.defaultPrevented || isInDialog) return;
      event.preventDefault();
      ask();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  });
}

interface Marker {
  readonly top: number;
  readonly threads: readonly string[];
}

/** Which blocks of the preview have comments, and where they are in it. */
function markersOf(preview: HTMLElement, text: Y.Text, marks: readonly ThreadMark[]): Marker[] {
  if (marks.length === 0) return [];
  const starts = lineStarts(text.toJSON());
  const blocks = [...blocksOf(preview)];
  const byBlock = new Map<HTMLElement, string[]>();
  const ofThreads = marks.filter(({ thread }) => thread !== '').sort((a, b) => a.from - b.from);
  for (const mark of ofThreads) {
    const line = starts.findLastIndex((start) => start <= mark.from);
    const block = blocks.findLast((each) => each.line <= line)?.element;
    if (block !== undefined) byBlock.set(block, [...(byBlock.get(block) ?? []), mark.thread]);
  }
  const origin = preview.getBoundingClientRect().top - preview.scrollTop;
  return [...byBlock].map(([block, threads]) => ({
    top: Math.round(block.getBoundingClientRect().top - origin),
    threads,
  }));
}

function Markers({
  preview,
  workspace,
  comments,
}: PreviewCommentsProps & { readonly preview: HTMLElement }) {
  const { placed, selected } = useStore(comments.store);
  const { text } = workspace;
  const [markers, setMarkers] = useState<readonly Marker[]>([]);
  useEffect(() => {
    let frame: number | null = null;
    const place = (): void => {
      frame ??= requestAnimationFrame(() => {
        frame = null;
        const next = markersOf(preview, text, comments.marks());
        setMarkers((before) => (isSame(before, next) ? before : next));
      });
    };
    place();
    const size = new ResizeObserver(place);
    size.observe(preview);
    const content = new MutationObserver(place);
    content.observe(preview, { childList: true, subtree: true, characterData: true });
    return () => {
      if (frame !== null) cancelAnimationFrame(frame);
      size.disconnect();
      content.disconnect();
    };
  }, [preview, text, comments, placed, selected]);
  return (
    <div className={styles.markers}>
      {markers.map(({ top, threads }) => (
        <button
          key={`${top} ${threads.join(' ')}`}
          type="button"
          className={classNames(
            styles.marker,
            selected !== null && threads.includes(selected) && styles.markerSelected,
          )}
          style={{ top }}
          aria-label={`${threads.length === 1 ? '1 comment' : `${threads.length} comments`} here`}
          onClick={() => comments.open(nextOf(threads, selected), 'focus')}
        >
          <Icon of={MessageSquare} /> {threads.length}
        </button>
      ))}
    </div>
  );
}

/** The first thread of a block; where one of them is looked at, the one after it. */
function nextOf(threads: readonly string[], selected: string | null): string {
  const at = selected === null ? -1 : threads.indexOf(selected);
  return threads[(at + 1) % threads.length] ?? '';
}

const isSame = (a: readonly Marker[], b: readonly Marker[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
