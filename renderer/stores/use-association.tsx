import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Host, HostProblem, ProposeReply } from '../../shared/client/host-messages.ts';
import { predict } from '../../shared/client/predict.ts';
import { deviceIdOf } from '../../shared/ledger/keys.ts';
import type { Instant, Refusal } from '../../shared/rules/index.ts';
import { relayNow, type AssociationStore, type AssociationView } from './association-store.ts';
import { NowContext } from './now-context.ts';
import { rendererCrypto } from './renderer-crypto.ts';

interface Opened {
  readonly host: Host;
  readonly store: AssociationStore;
}

const OpenedContext = createContext<Opened | null>(null);

/** Gives the screens below it an opened association. */
export function AssociationProvider(props: Opened & { readonly children: ReactNode }) {
  const { host, store, children } = props;
  const opened = useMemo(() => ({ host, store }), [host, store]);
  return (
    <OpenedContext value={opened}>
      <RelayClock>{children}</RelayClock>
    </OpenedContext>
  );
}

/** Tells everything below what the relay's clock says. */
function RelayClock({ children }: { readonly children: ReactNode }) {
  const now = useNow();
  return <NowContext value={now}>{children}</NowContext>;
}

function useOpened(): Opened {
  const opened = use(OpenedContext);
  if (opened === null) throw new Error('no association is open here');
  return opened;
}

export const useHost = (): Host => useOpened().host;
export const useAssociationStore = (): AssociationStore => useOpened().store;

/** What a screen needs of the association; compared shallowly, so it may be an object made anew. */
export function useAssociation<T>(select: (view: AssociationView) => T): T {
  return useStore(useOpened().store, useShallow(select));
}

/** The relay's clock, told again every `every` milliseconds (by default 15 s). */
export function useNow(every = 15_000): Instant {
  const store = useAssociationStore();
  const [now, setNow] = useState(() => relayNow(store.getState()));
  useEffect(() => {
    const tell = () => setNow(relayNow(store.getState()));
    const timer = setInterval(tell, every);
    const stop = store.subscribe(tell);
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [store, every]);
  return now;
}

/** What came of asking to sign an act. */
export type ActOutcome =
  ProposeReply | { readonly outcome: 'failed'; readonly problem: HostProblem };

export interface Acts {
  /** Why the rules would refuse this act now; null where they would take it. */
  readonly check: (type: string, data: object) => Refusal | null;
  /** Signs an act and queues it. Resolves once it is on this device's disk, or is not. */
  readonly propose: (type: string, data: object, texts?: readonly string[]) => Promise<ActOutcome>;
}

/** What this person can do; made anew whenever the state changes. */
export function useActs(): Acts {
  const { host, store } = useOpened();
  const view = useStore(store);
  return useMemo(() => ({ check: checkOf(view), propose: proposeTo(host, view) }), [host, view]);
}

const checkOf =
  (view: AssociationView): Acts['check'] =>
  (type, data) => {
    const device = deviceIdOf(rendererCrypto, view.me.publicKey);
    const lastN = view.state.device.get(device)?.lastN ?? 0;
    const decision = predict(
      view.state,
      { id: 'foreseen-act', n: lastN + 1, type, data, device, actHash: '0'.repeat(64) },
      {
        ledger: view.association.ledger,
        position: view.position,
        at: relayNow(view),
        crypto: rendererCrypto,
        hasText: () => true,
      },
    );
    return decision.accepted ? null : decision.refusal;
  };

const proposeTo =
  (host: Host, view: AssociationView): Acts['propose'] =>
  async (type, data, texts) => {
    const reply = await host.request<'propose'>({
      type: 'propose',
      ledger: view.association.ledger,
      act: { type, data: data as Record<string, unknown> },
      ...(texts === undefined ? {} : { texts: [...texts] }),
    });
    return reply.ok ? reply.value : { outcome: 'failed', problem: reply.problem };
  };
