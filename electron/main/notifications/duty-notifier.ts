import type {
  HostEvent,
  Me,
  Mention,
  OpenedAssociation,
  Settings,
} from '../../../shared/client/host-messages.ts';
import { stateFromRows, withRows } from '../../../shared/client/state-rows.ts';
import { groupOf } from '../../../shared/commands/duty-group.ts';
import { dutiesOf, type Duty, type State } from '../../../shared/rules/index.ts';
import {
  documentInSentence,
  dutyWords,
  groupOfDocument,
  personName,
} from '../../../shared/wording/index.ts';
import { noticesOf, type Notice, type ToldDuty } from './notices.ts';

export interface NotifierSide {
  readonly settings: () => Settings;
  /** This computer's clock. */
  readonly clock: () => number;
  /** Whether the person is looking at the app, and so sees it there. */
  readonly isWatched: () => boolean;
  readonly show: (notice: Notice) => void;
}

interface Followed {
  readonly state: State;
  readonly me: Me;
  /** The relay's clock less this computer's, in ms. */
  readonly offset: number;
  /** Duties that were told of, or that were there when the person looked. */
  readonly known: ReadonlySet<string>;
  /** When it was opened, by this computer's clock. */
  readonly openedAt: number;
  /** Mentions that were there before, by their comment. */
  readonly mentions: ReadonlySet<string>;
}

/** What this device has read within so many ms after it was opened was there already. */
const READ_WITHIN = 30_000;

/** Tells of duties and mentions that are new while the person looks elsewhere. Rehearsals are not told of. */
export class DutyNotifier {
  readonly #side: NotifierSide;
  readonly #followed = new Map<string, Followed>();

  constructor(side: NotifierSide) {
    this.#side = side;
  }

  /** What is owed already when an association is opened is in the inbox, in front of the person. */
  opened({ association, rows, connection }: OpenedAssociation): void {
    if (association.rehearsal) return;
    const followed = {
      state: stateFromRows(rows),
      me: association.me,
      offset: connection.clockOffset ?? 0,
      known: new Set<string>(),
      openedAt: this.#side.clock(),
      mentions: new Set<string>(),
    };
    const known = new Set(this.#duties(followed).map(({ key }) => key));
    this.#followed.set(association.ledger, { ...followed, known });
  }

  take(event: HostEvent): void {
    if (!('ledger' in event)) return;
    const followed = this.#followed.get(event.ledger);
    if (followed === undefined) return;
    if (event.type === 'changed') {
      const state = withRows(followed.state, event.change);
      this.#check(event.ledger, { ...followed, state });
    } else if (event.type === 'mentions') {
      this.#mentioned(followed, event.ledger, event.mentions);
    } else if (event.type === 'connection' && event.connection.clockOffset !== null) {
      this.#followed.set(event.ledger, { ...followed, offset: event.connection.clockOffset });
    }
  }

  /** Looks again: some duties come by time alone. */
  check(): void {
    for (const [ledger, followed] of this.#followed) this.#check(ledger, followed);
  }

  #check(ledger: string, followed: Followed): void {
    const duties = this.#duties(followed);
    this.#tell(duties, followed.known);
    // One that was settled and comes again is new again.
    this.#followed.set(ledger, { ...followed, known: new Set(duties.map(({ key }) => key)) });
  }

  #tell(told: readonly ToldDuty[], known: ReadonlySet<string>): void {
    const { settings, isWatched, show } = this.#side;
    const { notifications, mutedGroups } = settings();
    if (notifications === 'off' || isWatched()) return;
    for (const notice of noticesOf(told, known, mutedGroups)) show(notice);
  }

  #mentioned(followed: Followed, ledger: string, mentions: readonly Mention[]): void {
    const { state, openedAt, offset } = followed;
    const isEarly = this.#side.clock() < openedAt + READ_WITHIN;
    const fresh = mentions.filter(({ at }) => !isEarly || at > openedAt + offset);
    this.#tell(
      fresh.map((mention) => toldMention(mention, state)),
      followed.mentions,
    );
    const known = new Set([...followed.mentions, ...mentions.map(({ comment }) => comment)]);
    this.#followed.set(ledger, { ...followed, mentions: known });
  }

  #duties({ state, me, offset }: Followed): ToldDuty[] {
    const now = this.#side.clock() + offset;
    return dutiesOf(state, me.person, now).map((duty) => told(duty, state));
  }
}

function told(duty: Duty, state: State): ToldDuty {
  const { verb, subject, consequence } = dutyWords(duty, state);
  const { kind, id } = duty.subject;
  const group = groupOf(duty, state);
  return {
    key: `${duty.duty} ${kind} ${id}`,
    group,
    title: `${verb}: ${subject}`,
    body: consequence,
    link: `convene://open${placeOf(kind, id, group)}`,
  };
}

function toldMention({ comment, document, thread, by, text }: Mention, state: State): ToldDuty {
  return {
    key: comment,
    group: groupOfDocument(state, document),
    title: `${personName(state, by)} mentioned you in ${documentInSentence(state, document)}`,
    body: text,
    link: `convene://open/documents/${document}?thread=${thread}`,
  };
}

function placeOf(kind: string, id: string, group: string | null): string {
  if (kind === 'ballot') return `/ballots/${encodeURIComponent(id)}`;
  return group === null ? '/inbox' : `/groups/${group}`;
}
