/**
 * A copy of a text in which a person tries changes out. It is in the journal of this device, under a
 * name of its own that is never synced, so it is there after whatever ends the app; nobody else sees
 * it until it is sent.
 */

import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Host } from '../../../../shared/client/host-messages.ts';
import { TEXT_ROOT } from '../../../../shared/protocol/document-roots.ts';
import { textEdits } from '../../../../shared/documents/text-diff.ts';
import { JournalWriter, type Saved } from '../../../collab/journal-writer.ts';
import { threeWayEdits } from '../../../collab/three-way.ts';
import { makeEdits } from './standing.ts';

export interface DraftView {
  readonly status: 'loading' | 'off' | 'on';
  readonly saved: Saved;
}

const FROM_JOURNAL = Symbol('from the journal');
const FROM_WINDOW = Symbol('from another window');
/** The others' edits, which come into the copy. */
const FROM_OTHERS = Symbol('from the others');

export const suggestingName = (document: string): string => `suggesting/${document}`;

export class SuggestingDraft {
  readonly doc = new Y.Doc();
  readonly awareness = new Awareness(this.doc);
  /** The copy. */
  readonly text = this.doc.getText(TEXT_ROOT);
  readonly store: StoreApi<DraftView> = createStore(() => ({ status: 'loading', saved: 'saved' }));
  /** The shared text as it was when it last came into the copy. */
  readonly #base = this.doc.getText('base');
  readonly #state = this.doc.getMap<boolean>('state');
  readonly #journal: JournalWriter;
  readonly #loaded: Promise<void>;

  constructor(host: Host, ledger: string, document: string) {
    const name = suggestingName(document);
    this.#journal = new JournalWriter(
      { host, ledger, document: name },
      { changed: () => this.#tell(), readable: () => void this.#load() },
    );
    host.onEvent((event) => {
      if (event.type !== 'journal' || event.ledger !== ledger || event.document !== name) return;
      Y.applyUpdate(this.doc, event.update, FROM_WINDOW);
    });
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== FROM_JOURNAL && origin !== FROM_WINDOW) this.#journal.local(update);
      this.#tell();
    });
    this.#loaded = this.#load();
  }

  async #load(): Promise<void> {
    // What was begun before is not begun a second time beside it.
    if ((await this.#journal.load(this.doc, FROM_JOURNAL)) === 'unread') return;
    this.store.setState({ status: 'off' });
    this.#tell();
  }

  #tell(): void {
    if (this.store.getState().status === 'loading') return;
    const status = this.#state.get('on') === true ? 'on' : 'off';
    const { saved } = this.#journal;
    const before = this.store.getState();
    if (before.status !== status || before.saved !== saved) this.store.setState({ status, saved });
  }

  /** Begins with the text as it is now. */
  async begin(shared: Y.Text): Promise<void> {
    await this.#loaded;
    if (this.store.getState().status !== 'off') return;
    const words = shared.toJSON();
    this.doc.transact(() => {
      for (const text of [this.text, this.#base]) {
        text.delete(0, text.length);
        text.insert(0, words);
      }
      this.#state.set('on', true);
    });
  }

  /** Brings what others have written meanwhile into the copy, beside what was tried out in it. */
  takeIn(shared: Y.Text): void {
    if (this.store.getState().status !== 'on') return;
    const words = shared.toJSON();
    const base = this.#base.toJSON();
    if (base === words) return;
    const own = this.text.toJSON();
    this.doc.transact(() => {
      makeEdits(this.text, threeWayEdits(base, words, own), FROM_OTHERS);
      makeEdits(this.#base, textEdits(base, words), FROM_OTHERS);
    }, FROM_OTHERS);
  }

  /** It was sent, or thrown away. */
  end(): void {
    this.doc.transact(() => {
      this.#state.set('on', false);
      for (const text of [this.text, this.#base]) text.delete(0, text.length);
    });
  }
}

const known = new WeakMap<Host, Map<string, SuggestingDraft>>();

/** One for each document of a window. */
export function suggestingDraft(host: Host, ledger: string, document: string): SuggestingDraft {
  const drafts = known.get(host) ?? new Map<string, SuggestingDraft>();
  known.set(host, drafts);
  const key = `${ledger} ${document}`;
  const before = drafts.get(key);
  if (before !== undefined) return before;
  const made = new SuggestingDraft(host, ledger, document);
  drafts.set(key, made);
  return made;
}
