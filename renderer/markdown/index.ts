/** Texts set out as their Markdown says: on the screen, and to be printed. */

export { useAttachments } from './attachments.ts';
export type { FindAttachment } from './markdown-context.ts';
export { MarkdownView, type MarkdownViewProps } from './markdown-view.tsx';
export { distanceToLine, lineAtTop } from './scroll-lines.ts';
export { printDocument, savePdf } from './print-document.tsx';
export type { PrintedDocument } from './print-view.tsx';
