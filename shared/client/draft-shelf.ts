import { bytesToHex } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { encodeBase64url } from '../ledger/base64url.ts';
import { keeping } from './host-error.ts';
import type { HostRequestOf, SetAsideDraft } from './host-messages.ts';
import type { ClientPorts, ClientStore } from './ports.ts';

const keptDraft = z.object({
  id: z.string(),
  document: z.string(),
  at: z.int(),
  code: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number()])),
  texts: z.record(z.string(), z.string()),
  base: z.record(z.string(), z.string()),
  /** What was refused, as Yjs has it, in base64url. */
  update: z.string(),
  /** When the person was done with it; it is kept all the same. */
  doneAt: z.int().nullable(),
});
type KeptDraft = z.infer<typeof keptDraft>;

const NOTE = 'drafts';

/** Edits that were refused, kept as text until their author is done with them, and after. */
export class DraftShelf {
  readonly #store: ClientStore;
  readonly #ports: Pick<ClientPorts, 'clock' | 'randomBytes'>;
  #drafts: Promise<readonly KeptDraft[]> | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(store: ClientStore, ports: Pick<ClientPorts, 'clock' | 'randomBytes'>) {
    this.#store = store;
    this.#ports = ports;
  }

  /** Those that nobody is done with; of one document, or of all. */
  async list(document: string | null): Promise<SetAsideDraft[]> {
    const drafts = await this.#read();
    return drafts
      .filter((draft) => draft.doneAt === null)
      .filter((draft) => document === null || draft.document === document)
      .map(shown);
  }

  /** Keeps a draft, and only then begins the document anew. */
  async setAside(request: HostRequestOf<'journal-set-aside'>): Promise<SetAsideDraft> {
    const { document, draft, state } = request;
    const kept: KeptDraft = {
      id: bytesToHex(this.#ports.randomBytes(8)),
      document,
      at: this.#ports.clock(),
      code: draft.code,
      details: { ...draft.details },
      texts: { ...draft.texts },
      base: { ...draft.base },
      update: encodeBase64url(draft.update),
      doneAt: null,
    };
    await this.#change((drafts) => [...drafts, kept]);
    await keeping(() => this.#store.journal.setAside(document, state));
    return shown(kept);
  }

  done(id: string): Promise<void> {
    const doneAt = this.#ports.clock();
    return this.#change((drafts) =>
      drafts.map((draft) => (draft.id === id ? { ...draft, doneAt } : draft)),
    );
  }

  #read(): Promise<readonly KeptDraft[]> {
    this.#drafts ??= this.#load().catch((error: unknown) => {
      this.#drafts = null;
      throw error;
    });
    return this.#drafts;
  }

  async #load(): Promise<readonly KeptDraft[]> {
    const text = await keeping(() => this.#store.readNote(NOTE));
    if (text === null) return [];
    try {
      return z.array(keptDraft).parse(JSON.parse(text));
    } catch {
      // Never written over: there is somebody's text in it.
      const name = `${NOTE}-damaged-${this.#ports.clock()}`;
      await keeping(() => this.#store.writeNote(name, text));
      return [];
    }
  }

  #change(change: (drafts: readonly KeptDraft[]) => readonly KeptDraft[]): Promise<void> {
    const done = this.#turn.then(() => this.#write(change));
    this.#turn = done.catch(() => {});
    return done;
  }

  async #write(change: (drafts: readonly KeptDraft[]) => readonly KeptDraft[]): Promise<void> {
    const drafts = change(await this.#read());
    await keeping(() => this.#store.writeNote(NOTE, JSON.stringify(drafts)));
    this.#drafts = Promise.resolve(drafts);
  }
}

function shown({ id, document, at, code, details, texts, base }: KeptDraft): SetAsideDraft {
  return { id, document, at, code, details, texts, base };
}
