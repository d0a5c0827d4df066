import { useCallback, useEffect, useMemo, useRef } from 'react';
import type * as Y from 'yjs';
import { useStore } from 'zustand';
import { authorRuns, sharesOf, type Claimed } from '../../../../shared/review/authorship.ts';
import { useAssociation, useHost } from '../../../stores/use-association.tsx';
import type { DocumentWorkspace } from '../workspace.ts';
import { looksOf } from './author-looks.ts';
import { authorsOn } from './authors-on-text.ts';
import { forgetClients, ownClients, rememberClient, type Writer } from './own-client-ids.ts';

/** How long after a change the relay is asked whose it is, in ms; and at most so often. */
const ASKED_AFTER = 2_000;

/** Keeps what is known of the authors up to date while anybody looks at it. */
export function AuthorsBackground({ workspace }: { readonly workspace: DocumentWorkspace }) {
  const { document, text, handle } = workspace;
  const { ledger, person, state } = useAssociation((view) => ({
    ledger: view.association.ledger,
    person: view.me.person,
    state: view.state,
  }));
  const writer = useMemo(() => ({ ledger, person, document }), [ledger, person, document]);
  const isWanted = useStore(
    authorsOn(text),
    ({ watchers, tinted }) => watchers > 0 || tinted === 'yes',
  );
  const store = authorsOn(text);
  const looked = useRef({ state, person });
  useEffect(() => {
    looked.current = { state, person };
  });
  const read = useCallback(() => {
    const { claimed } = store.getState();
    const own = new Set(ownClients(writer));
    const now: Claimed = { claims: claimed.claims, own };
    const shares = sharesOf(authorRuns(text, now));
    const authors = shares.map(({ author }) => author);
    const { state, person } = looked.current;
    store.setState({ claimed: now, looks: looksOf(authors, state, person) });
    return authors.some(({ type }) => type === 'own' || type === 'unknown');
  }, [store, text, writer]);
  useRememberedClient(text, writer);
  useWhatTheRelaySays({ workspace, writer, read, isWanted });
  useEffect(() => {
    if (isWanted) read();
  }, [isWanted, read, state, handle.status.relay]);
  return null;
}

function useRememberedClient(text: Y.Text, writer: Writer): void {
  useEffect(() => {
    let remembered: number | null = null;
    const changed = (_event: Y.YTextEvent, { local, doc }: Y.Transaction): void => {
      if (!local || remembered === doc.clientID) return;
      remembered = doc.clientID;
      rememberClient(writer, doc.clientID);
    };
    text.observe(changed);
    return () => text.unobserve(changed);
  }, [text, writer]);
}

function useWhatTheRelaySays(given: {
  readonly workspace: DocumentWorkspace;
  readonly writer: Writer;
  /** Works out what the text has; tells whether anything of it is not known yet. */
  readonly read: () => boolean;
  readonly isWanted: boolean;
}): void {
  const { workspace, writer, read, isWanted } = given;
  const { text, handle } = workspace;
  const host = useHost();
  const connection = useAssociation((view) => view.connection.status);
  const ask = useCallback(async (): Promise<void> => {
    const { ledger, document } = writer;
    const reply = await host.request<'authorship'>({ type: 'authorship', ledger, document });
    if (!reply.ok) return;
    const store = authorsOn(text);
    const claims = new Map(reply.value.claims.map(({ client, person }) => [client, person]));
    forgetClients(writer, claims);
    store.setState({
      authorship: reply.value,
      claimed: { claims, own: store.getState().claimed.own },
    });
    read();
  }, [host, text, writer, read]);
  useEffect(() => {
    if (isWanted) void ask();
  }, [isWanted, ask, connection]);
  // The relay knows whose an id is once it has acknowledged what was written under it.
  const isAcknowledged = handle.status.relay === 'acknowledged';
  useEffect(() => {
    if (isWanted && isAcknowledged && read()) void ask();
  }, [isWanted, isAcknowledged, ask, read]);
  useEffect(() => {
    if (!isWanted) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const later = (): void => {
      timer ??= setTimeout(() => {
        timer = null;
        // What all is known of need not be asked about; deletions come with the next opening.
        if (read()) void ask();
      }, ASKED_AFTER);
    };
    text.observe(later);
    return () => {
      if (timer !== null) clearTimeout(timer);
      text.unobserve(later);
    };
  }, [text, read, ask, isWanted]);
}
