/**
 * What the clock gives rise to. Each reminder and each digest has an instant that follows from the
 * ledger, or from the calendar on a person's wall, alone: whoever works it out again, also after a
 * restart, comes to the same task with the same id. Of several whose instants have gone by, only the
 * last one is still of use.
 */

import { groupOf } from '../../../shared/commands/duty-group.ts';
import { openConcerns } from '../../../shared/rules/dip-checks.ts';
import {
  DAY,
  facilitatorsOf,
  HOUR,
  known,
  recordsWhere,
  updateDueAt,
  writeInstant,
  type Ballot,
  type Instant,
} from '../../../shared/rules/index.ts';
import type { MessageView, Outgoing } from '../outgoing.ts';
import { owes } from './letters/ballot-vote.ts';
import { digestDuties, lateGroups, WITH_LATE_GROUPS } from './letters/digest.ts';
import { isWished, toPerson, toPersons, type Draft } from './task.ts';
import { lastMorning, type Morning } from './zone.ts';

/** How long before its close those are reminded who have not voted, the last one first. */
const VOTE_BEFORE = [
  { about: 'ballot-12h', before: 12 * HOUR },
  { about: 'ballot-48h', before: 48 * HOUR },
] as const;

/** Nobody is reminded of what was asked for a moment ago. */
const SETTLES_IN = 12 * HOUR;

const UPDATE_BEFORE = 2 * DAY;
/** An update that is overdue is asked for again and again. */
const UPDATE_AGAIN = 7 * DAY;
const LAST_CALL_BEFORE = 2 * DAY;

/** What lies after `since` and has come by now. */
type Window = (at: Instant) => boolean;

function* ofBallot(ballot: Ballot, isNow: Window, view: MessageView): Iterable<Outgoing> {
  const { id, openedAt, closesAt, roll } = ballot;
  // Only the last of them that has come says something new.
  const due = VOTE_BEFORE.find(({ before }) => closesAt - before <= view.now);
  if (due === undefined || view.now >= closesAt) return;
  const at = closesAt - due.before;
  const later = VOTE_BEFORE[VOTE_BEFORE.indexOf(due) - 1];
  if (!isNow(at) || at < openedAt + SETTLES_IN) return;
  const draft: Draft = {
    origin: writeInstant(at),
    kind: 'reminders',
    about: due.about,
    subject: { kind: 'ballot', id },
    twg: groupOf({ subject: { kind: 'ballot', id } }, view.state),
    notBefore: at,
    // From then on the later one says it.
    expiresAt: later === undefined ? closesAt : closesAt - later.before,
    data: {},
  };
  const persons = roll.filter((person) => owes(view, person, 'ballot.cast', id));
  yield* toPersons(draft, persons, view);
}

function* ofUpdates(isNow: Window, view: MessageView): Iterable<Outgoing> {
  for (const twg of recordsWhere(view.state.twg, ({ stage }) => stage === 'formed')) {
    const dueAt = updateDueAt(twg);
    if (dueAt === null) continue;
    const isLate = view.now >= dueAt;
    const late = dueAt + Math.floor((view.now - dueAt) / UPDATE_AGAIN) * UPDATE_AGAIN;
    const at = isLate ? late : dueAt - UPDATE_BEFORE;
    if (!isNow(at)) continue;
    const draft: Draft = {
      origin: writeInstant(at),
      kind: 'reminders',
      about: isLate ? 'update-overdue' : 'update-due',
      subject: { kind: 'twg', id: twg.id },
      twg: twg.id,
      notBefore: at,
      expiresAt: isLate ? late + UPDATE_AGAIN : dueAt,
      data: { dueAt },
    };
    yield* toPersons(draft, facilitatorsOf(twg), view);
  }
}

function* ofLastCalls(isNow: Window, view: MessageView): Iterable<Outgoing> {
  const { state, now } = view;
  for (const dip of recordsWhere(state.dip, ({ status }) => status === 'last-call')) {
    const { output, manager, lastCall } = dip;
    if (lastCall === null || manager === null || now >= lastCall.endsAt) continue;
    const at = lastCall.endsAt - LAST_CALL_BEFORE;
    if (!isNow(at) || openConcerns(state, dip).length === 0) continue;
    const draft: Draft = {
      origin: writeInstant(at),
      kind: 'reminders',
      about: 'last-call-ending',
      subject: { kind: 'dip', id: output },
      twg: state.output.get(output)?.twg ?? null,
      notBefore: at,
      expiresAt: lastCall.endsAt,
      data: { endsAt: lastCall.endsAt },
    };
    yield* toPersons(draft, [manager], view);
  }
}

/** The last morning of everybody who has the same clock and the same wish: worked out once. */
function mornings(view: MessageView): (person: string) => Morning {
  const worked = new Map<string, Morning>();
  return (person) => {
    const { quietHours, digest } = view.wishes(person);
    const key = JSON.stringify([quietHours?.zone, quietHours?.from, quietHours?.to, digest]);
    const found = worked.get(key) ?? lastMorning(view.now, { quietHours, digest });
    worked.set(key, found);
    return found;
  };
}

function* digests(isNow: Window, view: MessageView): Iterable<Outgoing | null> {
  const morningOf = mornings(view);
  for (const person of view.reachable()) {
    yield null;
    const { at, date, isMonday } = morningOf(person);
    if (!isNow(at)) continue;
    const draft: Draft = {
      origin: date,
      kind: 'digest',
      about: 'digest',
      subject: { kind: 'person', id: person },
      twg: null,
      notBefore: at,
      expiresAt: at + (view.wishes(person).digest === 'daily' ? DAY : 7 * DAY),
      data: isMonday ? WITH_LATE_GROUPS : {},
    };
    if (!isWished(draft, person, view)) continue;
    const says =
      digestDuties(view, person).length > 0 || (isMonday && lateGroups(view, person).length > 0);
    if (says) yield toPerson(draft, person);
  }
}

/** What has come due after `since`, up to now. */
export function* reminders(since: Instant, view: MessageView): Iterable<Outgoing | null> {
  if (view.state.association === null) return;
  const isNow: Window = (at) => at > since && at <= view.now;
  for (const id of view.state.openBallots) {
    yield* ofBallot(known(view.state, 'ballot', id), isNow, view);
  }
  yield* ofUpdates(isNow, view);
  yield* ofLastCalls(isNow, view);
  yield* digests(isNow, view);
}
