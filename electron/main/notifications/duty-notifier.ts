import type {
  HostEvent,
  Me,
  Mention,
  OpenedAssociation,
  Settings,
} from '../../../shared/client/host-messages.ts';
import { stateFromRows, withRows } from '../../../shared/client/state-rows.ts';
import type { State } from '../../../shared/rules/index.ts';
import { noticesOf, unmuted, type Notice, type ToldDuty } from './notices.ts';
import { isQuiet, type QuietHours } from './quiet-hours.ts';
import { isMention, mentionKey, toldDuties, toldMention } from './told-duty.ts';

export interface NotifierSide {
  readonly settings: () => Settings;
  /** This computer's clock. */
  readonly clock: () => number;
  /** Whether the person is looking at the app, and so sees it there. */
  readonly isWatched: () => boolean;
  /** Shows it; what is returned takes it away again. */
  readonly show: (notice: Notice) => () => void;
}

interface Followed {
  readonly state: State;
  readonly me: Me;
  /** The relay's clock less this computer's, in ms. */
  readonly offset: number;
  /** Duties and mentions that were told of, or that were there when the person looked. */
  readonly known: ReadonlySet<string>;
  /** When it was opened, by this computer's clock. */
  readonly openedAt: number;
  /** Those that wait for the person, but for what was there before it was opened. */
  readonly mentions: readonly Mention[];
  /** As the person has set them with the relay; null for none, or while that is not known. */
  readonly quietHours: QuietHours | null;
}

interface Shown {
  readonly keys: readonly string[];
  readonly close: () => void;
}

/** What this device has read within so many ms after it was opened was there already. */
const READ_WITHIN = 30_000;

/**
 * Tells of duties and mentions that are new while the person looks elsewhere, and takes back what it
 * told once that is done. In quiet hours nothing is told: what is still new when they are over, is
 * then. Rehearsals are not told of.
 */
export class DutyNotifier {
  readonly #side: NotifierSide;
  readonly #followed = new Map<string, Followed>();
  readonly #shown = new Map<string, readonly Shown[]>();

  constructor(side: NotifierSide) {
    this.#side = side;
  }

  /** What is owed already when an association is opened is in the inbox, in front of the person. */
  opened({ association, rows, connection }: OpenedAssociation): void {
    if (association.rehearsal) return;
    const { ledger, me } = association;
    const before = this.#followed.get(ledger);
    const followed: Followed = {
      state: stateFromRows(rows),
      me,
      offset: connection.clockOffset ?? 0,
      known: new Set(),
      openedAt: this.#side.clock(),
      mentions: before?.mentions ?? [],
      quietHours: before?.quietHours ?? null,
    };
    const known = new Set(this.#told(followed).map(({ key }) => key));
    this.#followed.set(ledger, { ...followed, known });
  }

  /** What the person has set of quiet hours is known now. */
  quiet(ledger: string, quietHours: QuietHours | null): void {
    const followed = this.#followed.get(ledger);
    if (followed !== undefined) this.#followed.set(ledger, { ...followed, quietHours });
  }

  take(event: HostEvent): void {
    if (!('ledger' in event)) return;
    const { ledger } = event;
    const followed = this.#followed.get(ledger);
    if (followed === undefined) return;
    if (event.type === 'changed') {
      const state = withRows(followed.state, event.change);
      this.#check(ledger, { ...followed, state });
    } else if (event.type === 'mentions') {
      this.#check(ledger, withMentions(followed, event.mentions, this.#side.clock()));
    } else if (event.type === 'connection' && event.connection.clockOffset !== null) {
      this.#followed.set(ledger, { ...followed, offset: event.connection.clockOffset });
    }
  }

  /** Looks again: some duties come by time alone. */
  check(): void {
    for (const [ledger, followed] of this.#followed) this.#check(ledger, followed);
  }

  #check(ledger: string, followed: Followed): void {
    const told = this.#told(followed);
    const { settings, isWatched } = this.#side;
    const { notifications, mutedGroups } = settings();
    const heard = notifications === 'off' ? [] : unmuted(told, mutedGroups);
    this.#takeBack(ledger, heard);
    const isHeld = !isWatched() && this.#isQuiet(followed);
    const known = knownNow(followed.known, told, isHeld ? 'held' : 'told');
    this.#followed.set(ledger, { ...followed, known });
    if (isHeld || isWatched()) return;
    this.#show(ledger, noticesOf(heard, followed.known, []));
  }

  #show(ledger: string, notices: readonly Notice[]): void {
    const shown = notices.map((notice) => ({
      keys: notice.keys,
      close: this.#side.show(notice),
    }));
    this.#shown.set(ledger, [...(this.#shown.get(ledger) ?? []), ...shown]);
  }

  /** Closes what stands for nothing that is still to be done. */
  #takeBack(ledger: string, heard: readonly ToldDuty[]): void {
    const open = new Set(heard.map(({ key }) => key));
    const shown = this.#shown.get(ledger) ?? [];
    const isOpen = ({ keys }: Shown) => keys.some((key) => open.has(key));
    this.#shown.set(ledger, shown.filter(isOpen));
    for (const done of shown) if (!isOpen(done)) done.close();
  }

  #told({ state, me, offset, mentions }: Followed): ToldDuty[] {
    return [
      ...toldDuties(state, me.person, this.#side.clock() + offset),
      ...mentions.map((mention) => toldMention(mention, state)),
    ];
  }

  #isQuiet({ quietHours }: Followed): boolean {
    return quietHours !== null && isQuiet(quietHours, this.#side.clock());
  }
}

/** Without those that this device has only read now, but that were there before it was opened. */
function withMentions(followed: Followed, mentions: readonly Mention[], now: number): Followed {
  const { openedAt, offset } = followed;
  const isEarly = now < openedAt + READ_WITHIN;
  const old = mentions.filter(({ at }) => isEarly && at <= openedAt + offset);
  const known = new Set([...followed.known, ...old.map(mentionKey)]);
  return { ...followed, mentions, known };
}

/** A duty that was settled and comes again is new again; a mention is told of once. */
function knownNow(
  known: ReadonlySet<string>,
  told: readonly ToldDuty[],
  fresh: 'told' | 'held',
): ReadonlySet<string> {
  const now = told.map(({ key }) => key).filter((key) => fresh === 'told' || known.has(key));
  return new Set([...now, ...[...known].filter(isMention)]);
}
