/** What the tests of messages look at: worlds, their entries, and what people wish to hear. */

import type {
  CommittedEntry,
  MessageView,
  Outgoing,
  Wishes,
} from '../../sync-server/outreach/outgoing.ts';
import { messageSource } from '../../sync-server/outreach/messages/index.ts';
import { isMember, type State } from '../../shared/rules/index.ts';
import type { Move } from '../rules/moves.ts';
import { LEDGER, sha256, type World } from '../rules/world.ts';

export const WISHES: Wishes = {
  off: [],
  digest: 'daily',
  quietHours: null,
  mutedGroups: [],
  ways: ['email'],
};

export interface ViewMore {
  readonly now?: number;
  readonly wishes?: Readonly<Record<string, Partial<Wishes>>>;
  readonly portal?: MessageView['portal'];
  readonly texts?: Readonly<Record<string, string>>;
}

/** What a source sees of a state: everybody can be reached by mail, unless `wishes` says otherwise. */
export function viewOf(state: State, now: number, more: ViewMore = {}): MessageView {
  const wishes = (person: string): Wishes => ({ ...WISHES, ...more.wishes?.[person] });
  return {
    ledger: LEDGER,
    state,
    now: more.now ?? now,
    publicUrl: 'https://relay.example',
    portal: more.portal ?? 'public',
    wishes,
    reachable: () =>
      [...state.person.keys()]
        .filter((person) => isMember(state, person) && wishes(person).ways.length > 0)
        .sort(),
    readText: (hash) => Promise.resolve(more.texts?.[hash] ?? null),
  };
}

export const viewOfWorld = (world: World, more: ViewMore = {}): MessageView =>
  viewOf(world.state, world.at, more);

/** The world after a move, and the move as an entry of its ledger. */
export function committed(
  world: World,
  { by, act, data }: Move,
): { world: World; entry: CommittedEntry } {
  const next = world.do(by, act, data);
  const id = `act-${next.seq}`;
  const entry: CommittedEntry = {
    seq: next.seq,
    at: next.at,
    actHash: sha256(id),
    act: {
      id,
      n: 1,
      type: act,
      data,
      device: 'device',
      basis: world.head(),
      ledger: LEDGER,
      rules: 'dip-7/1',
    },
    person: by === 'relay' ? null : by,
  };
  return { world: next, entry };
}

/** `update updates slack:#ops`, without the rest. */
export function inShort({ about, kind, to }: Outgoing): string {
  const whom = to.kind === 'person' ? to.person : `${to.kind}:${to.name}`;
  return `${about} ${kind} ${whom}`;
}

/** What a move gives rise to. */
export function toldOf(world: World, move: Move, more: ViewMore = {}): Outgoing[] {
  const { world: next, entry } = committed(world, move);
  return [...messageSource.tasksFor([entry], viewOfWorld(next, more))];
}

/** What the clock gives rise to between two instants of a world. */
export const dueOf = (world: World, since: number, more: ViewMore = {}): Outgoing[] =>
  dueIn(since, viewOfWorld(world, more));

export const dueIn = (since: number, view: MessageView): Outgoing[] =>
  [...messageSource.dueTasks(since, view)].filter((task) => task !== null);

/** As the queue makes up the id of a task. */
export const identityOf = ({ origin, about, subject, to }: Outgoing): string =>
  JSON.stringify([origin, about, subject, to]);

/** The one task there is to that person. */
export function only(tasks: readonly Outgoing[], about: string, person: string): Outgoing {
  const found = tasks.filter(
    (task) => task.about === about && task.to.kind === 'person' && task.to.person === person,
  );
  const [task] = found;
  if (task === undefined || found.length > 1) throw new Error(`${found.length} of ${about}`);
  return task;
}
