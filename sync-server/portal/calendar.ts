/** Meetings and deadlines, as a calendar to subscribe to (RFC 5545). */

import { createEvent, type EventAttributes } from 'ics';
import { utcParts } from '../../shared/calendar/utc.ts';
import {
  charterEndsAt,
  closingInstant,
  known,
  updateDueAt,
  type Instant,
  type Meeting,
  type Twg,
} from '../../shared/rules/index.ts';
import { ballotTitle, dipName, groupName, said } from '../../shared/wording/index.ts';
import { calendarFile } from './calendar-file.ts';
import { allowedText } from './html.ts';
import { placeOf } from './pages/lines.ts';
import { PATHS } from './paths.ts';
import type { Reading } from './reading.ts';

interface Deadline {
  readonly key: string;
  readonly at: Instant;
  /** Worked out for those that are shown. */
  readonly title: () => string;
  readonly path: string;
}

/** Of meetings, the latest; there are never that many to come. */
const MOST_MEETINGS = 300;
const MOST_DEADLINES = 500;
/** A deadline is drawn as the time before it, which ends with it. */
const DRAWN_MINUTES = 30;
const MINUTE = 60_000;

/** Of the association, or of one of its groups. */
export function calendar(reading: Reading, twg: Twg | null): Promise<string> {
  const { state, index, standpoint } = reading;
  const { ledger, at } = standpoint.published;
  const meetings = twg === null ? index.meetings : (index.meetingsOf.get(twg.id) ?? []);
  const host = `${ledger.slice(0, 16)}.convene`;
  const linked = linking(reading.url);
  const events: (() => EventAttributes)[] = [
    ...meetings.slice(-MOST_MEETINGS).map((meeting) => () => ({
      ...meetingEvent(reading, meeting, host),
      ...linked(PATHS.group(meeting.twg)),
    })),
    ...deadlinesOf(reading, twg)
      .sort((a, b) => a.at - b.at)
      .slice(0, MOST_DEADLINES)
      .map((deadline) => () => ({ ...deadlineEvent(deadline, host), ...linked(deadline.path) })),
  ];
  const association = said(state.association?.name ?? 'Association');
  const name = twg === null ? association : `${reading.said(twg.name)} (${association})`;
  const head = {
    at,
    productId: 'convene/portal',
    method: 'PUBLISH',
    calName: allowedText(state.association?.rehearsal === true ? `Rehearsal: ${name}` : name),
  };
  return calendarFile(head, events);
}

/**
 * Where each event is on the portal; nowhere, where the library does not take the relay's address:
 * it knows none of IPv6, and would make no calendar at all.
 */
function linking(url: string): (path: string) => Pick<EventAttributes, 'url'> {
  const base = URL.canParse(url) ? new URL(url).origin : url;
  const { error } = createEvent({ start: [2026, 1, 1], duration: { minutes: 1 }, url: base });
  return (path) => (error === null ? { url: `${base}${path}` } : {});
}

/** The same event as in the file that the app saves of a meeting. */
function meetingEvent(reading: Reading, meeting: Meeting, host: string): EventAttributes {
  const group = reading.said(groupName(reading.state, meeting.twg));
  const place = placeOf(reading, meeting);
  const isOff = meeting.cancelled !== null;
  return {
    uid: `${meeting.id}@${host}`,
    title: allowedText(`${group}: ${reading.said(meeting.title)}`),
    start: utcParts(meeting.at),
    startInputType: 'utc',
    startOutputType: 'utc',
    duration: { hours: Math.floor(meeting.minutes / 60), minutes: meeting.minutes % 60 },
    description: allowedText(`A meeting of the working group ${group}.`),
    status: isOff ? 'CANCELLED' : 'CONFIRMED',
    busyStatus: isOff ? 'FREE' : 'BUSY',
    ...(place === null ? {} : { location: allowedText(reading.said(place)) }),
  };
}

function deadlineEvent(deadline: Deadline, host: string): EventAttributes {
  return {
    uid: `${deadline.key}@${host}`,
    title: allowedText(deadline.title()),
    start: utcParts(deadline.at - DRAWN_MINUTES * MINUTE),
    startInputType: 'utc',
    startOutputType: 'utc',
    end: utcParts(deadline.at),
    endInputType: 'utc',
    endOutputType: 'utc',
    busyStatus: 'FREE',
    transp: 'TRANSPARENT',
  };
}

function deadlinesOf(reading: Reading, twg: Twg | null): Deadline[] {
  const { state, index } = reading;
  const ballots = (twg === null ? index.ballots : (index.ballotsOf.get(twg.id) ?? [])).filter(
    ({ status }) => status === 'open',
  );
  const groups = twg === null ? index.groups : [twg];
  return [
    ...ballots.map((ballot) => ({
      key: `ballot-${ballot.id}`,
      at: closingInstant(ballot),
      title: () => `Voting ends: ${reading.said(ballotTitle(state, ballot.id))}`,
      path: PATHS.ballot(ballot.id),
    })),
    ...groups.flatMap((group) => deadlinesOfGroup(reading, group)),
  ];
}

function deadlinesOfGroup(reading: Reading, twg: Twg): Deadline[] {
  const { state } = reading;
  const name = (): string => reading.said(twg.name);
  const path = PATHS.group(twg.id);
  const found: Deadline[] = [];
  const add = (what: string, at: Instant | null, title: () => string, to = path): void => {
    if (at !== null) found.push({ key: `${what}-${twg.id}`, at, title, path: to });
  };
  if (twg.stage === 'circulating') {
    add('circulation', twg.circulation?.endsAt ?? null, () => `Circulation ends: ${name()}`);
  }
  if (twg.stage === 'formed') {
    add('update', updateDueAt(twg), () => `Update due: ${name()}`);
    add('charter', charterEndsAt(twg), () => `The charter runs out: ${name()}`);
  }
  for (const id of twg.outputs) {
    const output = known(state, 'output', id);
    const title = (): string => `TSC review ends: ${reading.said(output.title)}`;
    if (output.stage === 'tsc-review') {
      add(`review-${id}`, output.reviewEndsAt, title, PATHS.output(id));
    }
    const dip = state.dip.get(id);
    if (dip?.status === 'last-call') {
      add(
        `last-call-${id}`,
        dip.lastCall?.endsAt ?? null,
        () => `Last call ends: ${reading.said(dipName(state, id))}`,
        PATHS.dip(id),
      );
    }
  }
  return found;
}
