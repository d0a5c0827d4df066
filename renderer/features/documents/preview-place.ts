/** Where in the preview a line of the text is. */

import { distanceToLine } from '../../markdown/index.ts';

export const PREVIEW_ID = 'document-preview';

export const previewOf = (): HTMLElement | null => document.getElementById(PREVIEW_ID);

/** The blocks of the preview with the line, from 0, that each begins at; in their order. */
export function* blocksOf(preview: HTMLElement): Iterable<{ element: HTMLElement; line: number }> {
  for (const element of preview.querySelectorAll<HTMLElement>('[data-line]')) {
    const line = Number(element.dataset['line']);
    if (Number.isInteger(line)) yield { element, line };
  }
}

/** Puts a line, from 0, into the preview's upper part. */
export function showLine(preview: HTMLElement | null, line: number): void {
  if (preview === null) return;
  const distance = distanceToLine(preview, line);
  if (distance !== null) preview.scrollTop += distance - preview.clientHeight / 5;
}
