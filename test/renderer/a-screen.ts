/** Real screens, drawn in a page that is no window, on a state that the rules have made. */

import { act, createElement, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { vi } from 'vitest';
import { HOST_PROTOCOL, type Host, type HostHello } from '../../shared/client/host-messages.ts';
import { HostContext } from '../../renderer/host/host-context.tsx';
import {
  createAssociationStore,
  type AssociationStore,
} from '../../renderer/stores/association-store.ts';
import { AssociationProvider } from '../../renderer/stores/use-association.tsx';
import { rowsOf } from '../../shared/client/state-rows.ts';
import { deviceOf, keyOf, LEDGER, type World } from '../rules/world.ts';

/** A host that has not answered yet: what a screen shows before it does has to hold already. */
const UNANSWERED: Host = {
  request: () => new Promise(() => undefined),
  onEvent: () => () => undefined,
};

const HELLO: HostHello = {
  protocol: HOST_PROTOCOL,
  platform: 'desktop',
  version: '0.1.0',
  keys: { by: 'none', backend: '', locked: 'no' },
  associations: [],
  absent: {},
  dataFolder: null,
  settings: { theme: 'system', notifications: 'on', mutedGroups: [] },
};

const RELAY = 'https://relay.example';

/** A device of that person, which has caught up with the world. */
export function storeOf(world: World, person: string): AssociationStore {
  const me = {
    person,
    device: deviceOf(person),
    publicKey: keyOf(person),
    kind: 'desktop',
  } as const;
  return createAssociationStore({
    association: {
      ledger: LEDGER,
      name: 'The Association',
      rehearsal: false,
      relayUrl: RELAY,
      hosted: 'elsewhere',
      sharedAs: null,
      me,
    },
    rows: rowsOf(world.state),
    position: world.head(),
    at: world.at,
    outbox: [],
    connection: {
      status: 'online',
      relayUrl: RELAY,
      since: world.at,
      acknowledgedAt: world.at,
      clockOffset: 0,
      reason: null,
      hostedBy: null,
      clock: 'believed',
    },
    frozen: null,
    damaged: [],
    personas: [],
    drafts: [],
  });
}

/** What a person sees; gone when `leave` is called. */
export function drawn(
  world: World,
  person: string,
  screen: ReactNode,
  host: Host = UNANSWERED,
): { readonly page: HTMLElement; readonly leave: () => void } {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  vi.setSystemTime(world.at);
  const page = document.createElement('div');
  document.body.append(page);
  const root = createRoot(page);
  const store = storeOf(world, person);
  act(() => {
    root.render(
      createElement(
        HostContext,
        { value: { host, hello: HELLO } },
        createElement(AssociationProvider, { host, store, children: screen }),
      ),
    );
  });
  const leave = (): void => {
    act(() => root.unmount());
    page.remove();
  };
  return { page, leave };
}

export interface ButtonSeen {
  readonly label: string;
  readonly held: 'no' | 'yes';
  /** What is read out with it. */
  readonly why: string;
}

/** The buttons that are named so, or begin with it where it ends with a space. */
export function buttonsNamed(page: HTMLElement, name: string): ButtonSeen[] {
  return [...page.querySelectorAll('button')]
    .map((button) => ({ button, label: (button.textContent ?? '').trim() }))
    .filter(({ label }) => (name.endsWith(' ') ? label.startsWith(name) : label === name))
    .map(({ button, label }) => {
      const by = button.getAttribute('aria-describedby');
      const why = by === null ? '' : (document.getElementById(by)?.textContent ?? '');
      const held = button.getAttribute('aria-disabled') === 'true' ? 'yes' : 'no';
      return { label, held, why };
    });
}
