/**
 * The association that this window shows: the verified state, the same with the acts that wait in
 * the outbox (what the person has done, and sees at once), and what is known of the relay. Screens
 * read it with `useAssociation` and act through `useActs`; nothing else talks to the host about acts.
 */

import { createStore, type StoreApi } from 'zustand/vanilla';
import type {
  Connection,
  HistoryItem,
  HostEvent,
  KnownAssociation,
  Me,
  OpenedAssociation,
  OutboxItem,
  SetAsideDraft,
} from '../../shared/client/host-messages.ts';
import { predictAll } from '../../shared/client/predict.ts';
import { stateFromRows, withRows } from '../../shared/client/state-rows.ts';
import type { Problem } from '../../shared/ledger/problem.ts';
import type { Instant, Position, State } from '../../shared/rules/index.ts';
import { rendererCrypto } from './renderer-crypto.ts';

export interface AssociationView {
  readonly association: KnownAssociation;
  readonly me: Me;
  /** As the ledger has it: every signature checked. */
  readonly verified: State;
  /** The verified state with this person's waiting acts on top: what the screens show. */
  readonly state: State;
  readonly position: Position;
  readonly at: Instant;
  readonly outbox: readonly OutboxItem[];
  readonly connection: Connection;
  readonly frozen: Problem | null;
  readonly damaged: OpenedAssociation['damaged'];
  readonly personas: readonly string[];
  readonly drafts: readonly SetAsideDraft[];
  /** The newest acts that came while this window was open, oldest first; bounded. */
  readonly recent: readonly HistoryItem[];
}

export type AssociationStore = StoreApi<AssociationView>;

/** How many acts are remembered as having come while the window was open. */
const MOST_RECENT = 200;

/** The relay's clock, as far as it is known. */
export const relayNow = ({ connection, at }: Pick<AssociationView, 'connection' | 'at'>): Instant =>
  Math.max(at, Date.now() + (connection.clockOffset ?? 0));

export function createAssociationStore(opened: OpenedAssociation): AssociationStore {
  const verified = stateFromRows(opened.rows);
  const { association, position, at, outbox, connection, frozen, personas, drafts, damaged } =
    opened;
  const view = { position, at, outbox, connection, association, verified };
  return createStore<AssociationView>(() => ({
    ...view,
    state: withWaiting(view),
    me: association.me,
    frozen,
    damaged,
    personas,
    drafts,
    recent: [],
  }));
}

/** Takes an event of the host into the store; events about other ledgers change nothing. */
export function applyHostEvent(store: AssociationStore, event: HostEvent): void {
  const before = store.getState();
  if (!('ledger' in event) || event.ledger !== before.association.ledger) return;
  switch (event.type) {
    case 'changed': {
      const { change, items } = event;
      // It was in what the association was opened with.
      if (change.position.seq <= before.position.seq) return;
      const verified = withRows(before.verified, change);
      const view = { ...before, verified, position: change.position, at: change.at };
      const recent = [...before.recent, ...items].slice(-MOST_RECENT);
      store.setState({ ...view, state: withWaiting(view), recent });
      return;
    }
    case 'outbox': {
      const view = { ...before, outbox: event.outbox };
      store.setState({ ...view, state: withWaiting(view) });
      return;
    }
    case 'connection':
      store.setState({ connection: event.connection });
      return;
    case 'frozen':
      store.setState({ frozen: event.problem });
      return;
    case 'me':
      store.setState({ me: event.me });
      return;
    case 'drafts':
      store.setState({ drafts: event.drafts });
      return;
    case 'documents':
    case 'journal':
    case 'mentions':
      return;
  }
}

const WAITING = new Set(['queued', 'sent', 'problem']);

/**
 * What may still be accepted as it is (a vote on a text that has changed since never is), and what
 * was accepted in an entry that has not come yet: otherwise it would be gone from the screen between
 * the receipt and the entry.
 */
const isAhead =
  (seq: number) =>
  ({ fate }: OutboxItem): boolean => {
    if (fate.status === 'accepted') return fate.receipt.seq > seq;
    return WAITING.has(fate.status) && !(fate.status === 'problem' && fate.code === 'text-changed');
  };

type Waiting = Pick<
  AssociationView,
  'verified' | 'outbox' | 'position' | 'at' | 'connection' | 'association'
>;

function withWaiting(view: Waiting): State {
  const waiting = view.outbox.filter(isAhead(view.position.seq));
  if (waiting.length === 0) return view.verified;
  return predictAll(view.verified, waiting, {
    ledger: view.association.ledger,
    position: view.position,
    at: relayNow(view),
    crypto: rendererCrypto,
    // A text that an act names was kept before the act was signed.
    hasText: () => true,
  });
}
