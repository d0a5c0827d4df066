import type { Host } from '../../shared/client/host-messages.ts';
import { documentKey, tellStanding } from './documents-status.ts';
import { nextFrame } from './frames.ts';
import { PreviewedDocument } from './previewed-document.ts';
import { TypingFirst } from './typing-first.ts';

interface Shared {
  readonly open: PreviewedDocument;
  readonly stop: () => Promise<void>;
  users: number;
}

/** How long a document stays open that nobody shows, in ms: a screen may only be changing. */
const LINGER_MS = 2000;

const shared = new WeakMap<Host, Map<string, Shared>>();

/** One open document for all parts of the window that show it; `release` when done with it. */
export function shareDocument(
  host: Host,
  ledger: string,
  document: string,
): { readonly open: PreviewedDocument; readonly release: () => void } {
  const documents = shared.get(host) ?? new Map<string, Shared>();
  shared.set(host, documents);
  const key = documentKey(ledger, document);
  const entry = documents.get(key) ?? begin(host, ledger, document, key);
  documents.set(key, entry);
  entry.users += 1;
  let released = false;
  const release = (): void => {
    if (released) return;
    released = true;
    entry.users -= 1;
    setTimeout(() => {
      if (entry.users > 0 || documents.get(key) !== entry) return;
      documents.delete(key);
      void entry.stop();
    }, LINGER_MS);
  };
  return { open: entry.open, release };
}

function begin(host: Host, ledger: string, document: string, key: string): Shared {
  const typingFirst = new TypingFirst(nextFrame);
  const open = new PreviewedDocument({ host, ledger, document, nextFrame, typingFirst });
  const unsubscribe = open.subscribe(() => tellStanding(key, open.view));
  // Before the page goes: what was typed in the last frame is handed on at once.
  const flush = (): void => open.open.flush();
  globalThis.addEventListener('pagehide', flush);
  const stop = async (): Promise<void> => {
    globalThis.removeEventListener('pagehide', flush);
    unsubscribe();
    // Until all that was typed is kept, the sync line goes on telling of it.
    await open.close();
    if (shared.get(host)?.has(key) !== true) tellStanding(key, null);
  };
  return { open, stop, users: 0 };
}
