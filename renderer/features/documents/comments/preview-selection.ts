/** What somebody has selected in the preview. */

import { blocksOf } from '../preview-place.ts';
import { selectedPassage } from './preview-passage.ts';
import type { Passage } from './thread-list.ts';

export interface PreviewSelection {
  /** Where it ends, in the window. */
  readonly rect: DOMRect;
  /** Looks for it in the document's text. */
  readonly passageIn: (text: string) => Passage | null;
}

/** Null where nothing is selected, or not in the preview. */
export function previewSelection(preview: HTMLElement): PreviewSelection | null {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!preview.contains(range.startContainer) || !preview.contains(range.endContainer)) return null;
  const words = selection.toString();
  if (words.trim() === '') return null;
  const rect = [...range.getClientRects()].at(-1) ?? range.getBoundingClientRect();
  const first = lineOf(range.startContainer) ?? 0;
  const last = lineAfter(preview, range.endContainer);
  return { rect, passageIn: (text) => selectedPassage(text, words, first, last) };
}

const blockOf = (node: Node): HTMLElement | null =>
  (node instanceof HTMLElement ? node : node.parentElement)?.closest<HTMLElement>('[data-line]') ??
  null;

function lineOf(node: Node): number | null {
  const line = Number(blockOf(node)?.dataset['line']);
  return Number.isInteger(line) ? line : null;
}

/** The line at which the block behind the one that a node is in begins; past all of them otherwise. */
function lineAfter(preview: HTMLElement, node: Node): number {
  const block = blockOf(node);
  const at = lineOf(node) ?? -1;
  for (const { element, line } of blocksOf(preview)) {
    if (line > at && block?.contains(element) !== true) return line;
  }
  return Number.POSITIVE_INFINITY;
}
