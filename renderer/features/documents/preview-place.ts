/** Where in the preview a line of the source is: its blocks say in `data-line` where they begin. */

export const PREVIEW_ID = 'document-preview';

export const previewOf = (): HTMLElement | null => document.getElementById(PREVIEW_ID);

/** The blocks of the preview with the line, from 0, that each begins at; in their order. */
export function* blocksOf(preview: HTMLElement): Iterable<{ element: HTMLElement; line: number }> {
  for (const element of preview.querySelectorAll<HTMLElement>('[data-line]')) {
    const line = Number(element.dataset['line']);
    if (Number.isInteger(line)) yield { element, line };
  }
}

/** Puts the block that a line is in at the preview's upper third. */
export function showLine(preview: HTMLElement | null, line: number): void {
  if (preview === null) return;
  let found: HTMLElement | null = null;
  for (const block of blocksOf(preview)) {
    if (block.line > line) break;
    found = block.element;
  }
  if (found === null) return;
  const top = found.getBoundingClientRect().top - preview.getBoundingClientRect().top;
  preview.scrollTop += top - preview.clientHeight / 3;
}
