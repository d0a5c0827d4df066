/** What is going on. */

import { known, type Dip, type Meeting, type Twg } from '../../../shared/rules/index.ts';
import { said } from '../../../shared/wording/index.ts';
import { associationAlternates } from '../alternates.ts';
import { html, type Html } from '../html.ts';
import type { Page } from '../page.ts';
import { dipLink, groupLink, link, list, newest, section, time } from '../parts.ts';
import { jsonOf, PATHS } from '../paths.ts';
import type { Reading } from '../reading.ts';
import { ballotLine, meetingLine, overdueLine, updateLine } from './lines.ts';

const MOST = 10;
const MOST_OPEN = 50;

export function upcomingMeetings(reading: Reading, meetings: readonly Meeting[]): Meeting[] {
  return meetings.filter(({ at, minutes }) => !reading.isReached(at + minutes * 60_000));
}

export interface OverdueGroup {
  readonly twg: Twg;
  readonly count: number;
}

export const overdueGroups = (reading: Reading): OverdueGroup[] =>
  reading.index.groups
    .map((twg) => ({ twg, count: reading.overdue(twg) }))
    .filter(({ count }) => count > 0);

export function startPage(reading: Reading): Page {
  const { index, state } = reading;
  const open = state.openBallots.map((id) => known(state, 'ballot', id));
  const closed = index.ballots.filter(({ outcome }) => outcome !== null && outcome !== 'withdrawn');
  const results = closed.sort((a, b) => (b.closedAt ?? 0) - (a.closedAt ?? 0));
  const circulating = index.groups.filter(({ stage }) => stage === 'circulating');
  const lastCalls = [...state.dip.values()].filter(({ status }) => status === 'last-call');
  const meetings = upcomingMeetings(reading, index.meetings).filter(
    ({ cancelled }) => cancelled === null,
  );
  const overdue = overdueGroups(reading);
  const allBallots = link(PATHS.ballots, 'All ballots');
  const parts: readonly (Html | null)[] = [
    block(
      'open-ballots',
      'Open ballots',
      open,
      (ballot) => ballotLine(reading, ballot),
      allBallots,
    ),
    block(
      'circulating',
      'Proposals in circulation',
      circulating,
      (twg) => circulatingLine(reading, twg),
      null,
    ),
    block('last-calls', 'DIPs in last call', lastCalls, (dip) => lastCallLine(reading, dip), null),
    overdue.length === 0
      ? null
      : section(
          'overdue',
          'Updates overdue',
          list(overdue.map(({ twg, count }) => overdueLine(reading, twg, count))),
        ),
    block(
      'meetings',
      'Next meetings',
      meetings,
      (meeting) => meetingLine(reading, meeting),
      link(PATHS.meetings, 'All meetings'),
    ),
    block(
      'results',
      'Recent results',
      results,
      (ballot) => ballotLine(reading, ballot),
      allBallots,
    ),
    block(
      'updates',
      'Latest updates',
      index.updates,
      (update) => updateLine(reading, update),
      link(PATHS.updates, 'All updates'),
    ),
  ];
  const isQuiet = parts.every((part) => part === null);
  return {
    title: said(state.association?.name ?? 'Association'),
    trail: [],
    kind: null,
    alternates: associationAlternates(jsonOf(PATHS.start)),
    body: html`${isQuiet ? html`<p>Nothing is going on yet. Groups are ${link(PATHS.groups, 'listed here')} once they are proposed.</p>` : null}${parts}`,
  };
}

function block<R>(
  id: string,
  title: string,
  records: readonly R[],
  show: (record: R) => Html,
  more: Html | null,
): Html | null {
  if (records.length === 0) return null;
  const most = id === 'results' || id === 'updates' || id === 'meetings' ? MOST : MOST_OPEN;
  return section(id, title, newest(records, most, show, more));
}

export function circulationTime(reading: Reading, { circulation }: Twg): Html {
  if (circulation === null) return html``;
  return reading.isReached(circulation.endsAt)
    ? html`circulated until ${time(circulation.endsAt)}; it may be presented to the TSC`
    : html`in circulation until ${time(circulation.endsAt)}`;
}

const circulatingLine = (reading: Reading, twg: Twg): Html =>
  html`${groupLink(reading, twg.id)}
    <p class="quiet">${circulationTime(reading, twg)}</p>`;

export function lastCallTime(reading: Reading, { lastCall }: Dip): Html {
  if (lastCall === null) return html``;
  return reading.isReached(lastCall.endsAt)
    ? html`the last call ended ${time(lastCall.endsAt)}`
    : html`last call until ${time(lastCall.endsAt)}`;
}

function lastCallLine(reading: Reading, dip: Dip): Html {
  const open = dip.concerns.filter(
    (id) => known(reading.state, 'concern', id).resolution === null,
  ).length;
  return html`${dipLink(reading, dip.output)}
    <p class="quiet">
      ${lastCallTime(reading, dip)};
      ${open === 0 ? 'no open concern' : open === 1 ? '1 open concern' : `${open} open concerns`}
    </p>`;
}
