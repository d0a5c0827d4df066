/** Meetings as they are listed. */

import {
  recordsWhere,
  type Instant,
  type Meeting,
  type State,
} from '../../../shared/rules/index.ts';

const MINUTE = 60_000;

export const endOf = ({ at, minutes }: Meeting): Instant => at + minutes * MINUTE;

export type MeetingTime = 'next' | 'now' | 'past';

export function timeOf(meeting: Meeting, now: Instant): MeetingTime {
  if (now >= endOf(meeting)) return 'past';
  return now >= meeting.at ? 'now' : 'next';
}

/** The meetings of a group: the next ones, the nearest first; the past ones, the latest first. */
export function meetingsOf(
  state: State,
  twg: string,
  now: Instant,
): { readonly next: readonly Meeting[]; readonly past: readonly Meeting[] } {
  const all = recordsWhere(state.meeting, (meeting) => meeting.twg === twg).sort(
    (a, b) => a.at - b.at || (a.id < b.id ? -1 : 1),
  );
  return {
    next: all.filter((meeting) => timeOf(meeting, now) !== 'past'),
    past: all.filter((meeting) => timeOf(meeting, now) === 'past').reverse(),
  };
}
