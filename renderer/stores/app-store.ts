/**
 * What the window knows apart from any one association: the host, what it said of itself, and which
 * association is open. The host's events come in here and go to the open association's store.
 */

import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  HOST_PROTOCOL,
  type Host,
  type HostEvent,
  type HostHello,
  type HostProblem,
} from '../../shared/client/host-messages.ts';
import {
  applyHostEvent,
  createAssociationStore,
  type AssociationStore,
} from './association-store.ts';
import { ledgerToOpen, rememberLedger } from './last-place.ts';

export interface AppView {
  readonly host: Host;
  /** Null until the host has answered. */
  readonly hello: HostHello | null;
  readonly open: OpenPlace;
  /** Why the host did not answer. */
  readonly problem: HostProblem | null;
}

export type OpenPlace =
  | { readonly status: 'none' }
  | { readonly status: 'opening'; readonly ledger: string }
  | { readonly status: 'open'; readonly ledger: string; readonly store: AssociationStore }
  | { readonly status: 'failed'; readonly ledger: string; readonly problem: HostProblem };

export interface App {
  readonly store: StoreApi<AppView>;
  readonly host: Host;
  /** Asks the host who is there, and opens an association where one is known. */
  start(): Promise<void>;
  open(ledger: string): Promise<void>;
  /** Says what the host has told of itself meanwhile. */
  refresh(): Promise<HostHello | null>;
  close(): void;
}

/** `goTo` is called with each link that the host wants shown. */
export function createApp(host: Host, goTo: (link: string) => void): App {
  const store = createStore<AppView>(() => ({
    host,
    hello: null,
    open: { status: 'none' },
    problem: null,
  }));
  /** Events about a ledger that is being opened, until it is open. */
  let early: HostEvent[] = [];

  const stop = host.onEvent((event) => {
    const { hello, open } = store.getState();
    if (event.type === 'go-to') goTo(event.link);
    else if ('ledger' in event) {
      if (open.status === 'open') applyHostEvent(open.store, event);
      if (open.status === 'opening' && open.ledger === event.ledger) early.push(event);
    } else if (hello !== null) {
      store.setState({ hello: withEvent(hello, event) });
      if (event.type === 'associations') describe(store, event);
    }
  });

  const refresh = async () => {
    const reply = await host.request<'hello'>({ type: 'hello', protocol: HOST_PROTOCOL });
    if (reply.ok) store.setState({ hello: reply.value, problem: null });
    else store.setState({ problem: reply.problem });
    return reply.ok ? reply.value : null;
  };

  const open = async (ledger: string) => {
    early = [];
    store.setState({ open: { status: 'opening', ledger } });
    const reply = await host.request<'open'>({ type: 'open', ledger });
    const now = store.getState().open;
    if (now.status !== 'opening' || now.ledger !== ledger) return;
    if (!reply.ok) {
      store.setState({ open: { status: 'failed', ledger, problem: reply.problem } });
      return;
    }
    const association = createAssociationStore(reply.value);
    for (const event of early) applyHostEvent(association, event);
    early = [];
    rememberLedger(ledger);
    store.setState({ open: { status: 'open', ledger, store: association } });
  };

  return {
    store,
    host,
    refresh,
    open,
    async start() {
      const hello = await refresh();
      const ledger = ledgerToOpen(hello?.associations ?? []);
      if (ledger !== null) await open(ledger);
    },
    close: stop,
  };
}

type EventOfHost = Exclude<HostEvent, { readonly ledger: string } | { readonly type: 'go-to' }>;

function withEvent(hello: HostHello, event: EventOfHost): HostHello {
  switch (event.type) {
    case 'associations':
      return { ...hello, associations: event.associations };
    case 'settings':
      return { ...hello, settings: event.settings };
    case 'keys':
      return { ...hello, keys: event.keys };
  }
}

/** The open association under another address, or another name. */
function describe(
  store: StoreApi<AppView>,
  { associations }: Extract<HostEvent, { type: 'associations' }>,
): void {
  const { open } = store.getState();
  if (open.status !== 'open') return;
  const known = associations.find(({ ledger }) => ledger === open.ledger);
  if (known === undefined) store.setState({ open: { status: 'none' } });
  else open.store.setState({ association: known });
}
