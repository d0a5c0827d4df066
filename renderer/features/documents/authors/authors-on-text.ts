/**
 * What the parts of “Authors” share about one text: whose its client ids are, and whether the text
 * shows it. One for each shared text, so that the editor's extension, which is made for a text,
 * finds it.
 */

import type * as Y from 'yjs';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Authorship } from '../../../../shared/client/host-messages.ts';
import type { Claimed } from '../../../../shared/review/authorship.ts';
import type { AuthorLook } from './author-looks.ts';

export interface AuthorsView {
  /** By the relay's word; null while it has not been asked. */
  readonly authorship: Authorship | null;
  readonly claimed: Claimed;
  /** Whether the text is tinted. */
  readonly tinted: 'no' | 'yes';
  /** How each author looks and is called, by `authorKey`. */
  readonly looks: ReadonlyMap<string, AuthorLook>;
  /** Where the caret is in the editor; null without one. */
  readonly caret: number | null;
  /** How many panels show it. */
  readonly watchers: number;
}

const NOTHING: AuthorsView = {
  authorship: null,
  claimed: { claims: new Map(), own: new Set() },
  tinted: 'no',
  looks: new Map(),
  caret: null,
  watchers: 0,
};

const stores = new WeakMap<Y.Text, StoreApi<AuthorsView>>();

export function authorsOn(text: Y.Text): StoreApi<AuthorsView> {
  const known = stores.get(text) ?? createStore<AuthorsView>(() => NOTHING);
  stores.set(text, known);
  return known;
}
