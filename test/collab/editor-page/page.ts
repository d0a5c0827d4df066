/**
 * The shared text fields in a page by themselves: the journal is the browser's, the relay a real one
 * whose address is in `?relay=`, and who one is stands in `?person=`.
 */

import { createElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openIndexedDbJournal } from '../../../renderer/browser-host/journal/index.ts';
import {
  DocumentStatusLine,
  DraftOffer,
  SharedTextField,
  useCharterFields,
  useCharterOutputs,
  useDocument,
} from '../../../renderer/collab/index.ts';
import {
  applyHostEvent,
  createAssociationStore,
} from '../../../renderer/stores/association-store.ts';
import { AssociationProvider } from '../../../renderer/stores/use-association.tsx';
import type {
  Host,
  HostEvent,
  HostRequest,
  OpenedAssociation,
  SetAsideDraft,
} from '../../../shared/client/host-messages.ts';
import '../../../renderer/ui/tokens.css';

const LEDGER = 'a'.repeat(64);
const DOCUMENT = 'charter/ops';
const asked = new URLSearchParams(location.search);
const person = asked.get('person') ?? 'ann';
const relay = asked.get('relay') ?? '';

/** A relay of tests believes whoever says who they are. */
class PersonSocket extends WebSocket {
  constructor(url: string | URL) {
    super(`${url.toString()}?person=${person}&device=${person}-browser`);
  }
}
globalThis.WebSocket = PersonSocket;

const journal = await openIndexedDbJournal(`journal of ${person}`);
let drafts: SetAsideDraft[] = [];
const listeners = new Set<(event: HostEvent) => void>();

const tell = (event: HostEvent): void => {
  for (const listener of listeners) listener(event);
};

async function answer(request: HostRequest): Promise<unknown> {
  switch (request.type) {
    case 'session':
      return { url: relay, token: 't', expiresAt: 0 };
    case 'journal-open':
      return { updates: await journal.open(request.document) };
    case 'journal-append':
      return journal.append(request.document, request.update, request.from).then(() => ({}));
    case 'journal-compact':
      return journal.compact(request.document, request.state, request.count).then(() => ({}));
    case 'journal-set-aside': {
      const { code, details, texts, base } = request.draft;
      await journal.setAside(request.document, request.state);
      const draft = { id: 'd1', document: request.document, at: 0, code, details, texts, base };
      drafts = [...drafts, draft];
      tell({ type: 'drafts', ledger: LEDGER, drafts });
      return draft;
    }
    case 'draft-done':
      drafts = drafts.filter(({ id }) => id !== request.id);
      tell({ type: 'drafts', ledger: LEDGER, drafts });
      return {};
    default:
      return { drafts };
  }
}

const host: Host = {
  request: async (request) => ({ ok: true, value: await answer(request) }) as never,
  onEvent(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

const opened: OpenedAssociation = {
  association: {
    ledger: LEDGER,
    name: 'Test',
    rehearsal: true,
    relayUrl: relay,
    hosted: 'elsewhere',
    sharedAs: null,
    me: { person, device: 'd', publicKey: 'k', kind: 'browser' },
  },
  position: { seq: 0, head: '0'.repeat(64) },
  at: 0,
  rows: { association: null, rows: [], openBallots: [], latestBallots: [], relayN: 0 },
  outbox: [],
  connection: {
    status: 'online',
    relayUrl: relay,
    since: 0,
    acknowledgedAt: null,
    clockOffset: 0,
    reason: null,
    hostedBy: null,
    clock: 'believed',
  },
  frozen: null,
  damaged: [],
  personas: [],
  drafts: [],
};
const store = createAssociationStore(opened);
host.onEvent((event) => applyHostEvent(store, event));

function Screen() {
  const handle = useDocument(DOCUMENT);
  return handle === null ? 'Loading' : createElement(Fields, { handle });
}

function Fields({ handle }: { readonly handle: NonNullable<ReturnType<typeof useDocument>> }) {
  // For a test that writes where the rules of this page, which knows no members, would not let one.
  Object.assign(globalThis, { documentHandle: handle });
  const { outputs, add } = useCharterOutputs(handle);
  const { durationDays, setDurationDays } = useCharterFields(handle);
  return createElement(
    'div',
    null,
    createElement(SharedTextField, {
      label: 'Scope',
      root: 'scope',
      document: handle,
      description: 'What the group is for.',
      placeholder: 'Not written yet',
    }),
    createElement(SharedTextField, { label: 'Limits', root: 'limits', document: handle }),
    createElement(
      'button',
      { id: 'add', onClick: () => add({ kind: 'dip', title: `Output ${outputs.length + 1}` }) },
      'Add an output',
    ),
    createElement('button', { id: 'days', onClick: () => setDurationDays(90) }, '90 days'),
    createElement('p', { id: 'outputs' }, outputs.map(({ title }) => title).join(', ')),
    createElement('p', { id: 'duration' }, String(durationDays)),
    createElement(DocumentStatusLine, { handle }),
    handle.drafts.map((draft) => createElement(DraftOffer, { key: draft.id, draft, handle })),
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('no place for the page');
createRoot(root).render(
  createElement(
    StrictMode,
    null,
    createElement(AssociationProvider, { host, store, children: createElement(Screen) }),
  ),
);
