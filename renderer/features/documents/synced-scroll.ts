/** The text and its preview are scrolled together: what is at the top of one is at the top of both. */

import type { EditorView } from '@codemirror/view';
import { useEffect } from 'react';
import { distanceToLine, lineAtTop } from '../../markdown/index.ts';

/** The line, from 0, that is at the top of the editor; a half is the middle of it. */
function editorLine(view: EditorView): number {
  const height = view.scrollDOM.getBoundingClientRect().top - view.documentTop;
  const block = view.lineBlockAtHeight(height);
  const line = view.state.doc.lineAt(block.from).number - 1;
  const share = (height - block.top) / Math.max(1, block.height);
  return line + Math.min(1, Math.max(0, share));
}

function scrollEditor(view: EditorView, line: number): void {
  const { doc } = view.state;
  const whole = Math.min(doc.lines - 1, Math.max(0, Math.floor(line)));
  const block = view.lineBlockAt(doc.line(whole + 1).from);
  const wanted = block.top + (line - whole) * block.height;
  const now = view.scrollDOM.getBoundingClientRect().top - view.documentTop;
  view.scrollDOM.scrollTop += wanted - now;
}

/** Scrolls `follower` after `leader`, and not because it was scrolled itself. */
class Pair {
  /** Where each was put by the other: such scrolling leads nowhere. */
  readonly #put = new Map<Element, number>();

  follow(leader: Element, follower: Element, move: () => void): () => void {
    let frame: number | null = null;
    const scrolled = (): void => {
      const put = this.#put.get(leader);
      this.#put.delete(leader);
      if (put !== undefined && Math.abs(leader.scrollTop - put) < 2) return;
      frame ??= requestAnimationFrame(() => {
        frame = null;
        const before = follower.scrollTop;
        move();
        if (Math.abs(follower.scrollTop - before) >= 1) this.#put.set(follower, follower.scrollTop);
      });
    };
    leader.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      leader.removeEventListener('scroll', scrolled);
      if (frame !== null) cancelAnimationFrame(frame);
    };
  }
}

/** Both ways, while both are shown. */
export function useSyncedScroll(view: EditorView | null, preview: HTMLElement | null): void {
  useEffect(() => {
    if (view === null || preview === null) return;
    const pair = new Pair();
    const stops = [
      pair.follow(view.scrollDOM, preview, () => {
        // At either end so is the other.
        const { scrollTop } = view.scrollDOM;
        preview.scrollTop +=
          scrollTop < 2 ? -preview.scrollTop : (distanceToLine(preview, editorLine(view)) ?? 0);
      }),
      pair.follow(preview, view.scrollDOM, () => {
        const line = preview.scrollTop < 2 ? 0 : lineAtTop(preview);
        if (line !== null) scrollEditor(view, line);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [view, preview]);
}
