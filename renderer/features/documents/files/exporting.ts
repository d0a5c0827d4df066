import { markdownName } from '../../../../shared/documents/file-names.ts';
import type { State } from '../../../../shared/rules/index.ts';
import { documentTitle } from '../../../../shared/wording/index.ts';
import type { DocumentStatus } from '../../../collab/index.ts';
import { rendererCrypto } from '../../../stores/renderer-crypto.ts';
import type { DocumentWorkspace } from '../workspace.ts';

/** A text as it goes out: its bytes, their hash, and what was known of it at that moment. */
export interface Exported {
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly status: DocumentStatus;
}

const encoder = new TextEncoder();

/** All of it at one moment. */
export function exported({ text, handle }: Pick<DocumentWorkspace, 'text' | 'handle'>): Exported {
  const content = text.toJSON();
  const bytes = encoder.encode(content);
  return {
    text: content,
    bytes,
    sha256: rendererCrypto.sha256Bytes(bytes),
    status: handle.status,
  };
}

/** `dip-7.md`, or what the document is called. */
export function suggestedName(state: State, document: string, text: string): string {
  const { title, kind } = documentTitle(state, document);
  const own = document.replaceAll('/', '-');
  const isAlone = document.startsWith('output/');
  return markdownName(text, isAlone ? title : `${title} ${kind}`, own);
}

/** `dip-7.pdf`, as the Markdown would be called. */
export const suggestedPdfName = (state: State, document: string, text: string): string =>
  suggestedName(state, document, text).replace(/\.md$/, '.pdf');
