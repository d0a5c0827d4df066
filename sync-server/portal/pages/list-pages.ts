/** Lists that may be long, a page at a time. */

import type { Twg } from '../../../shared/rules/index.ts';
import { associationAlternates, groupAlternates } from '../alternates.ts';
import { html, type Html } from '../html.ts';
import type { Page } from '../page.ts';
import { link, list, quiet } from '../parts.ts';
import { jsonOf, PATHS } from '../paths.ts';
import type { Reading } from '../reading.ts';
import { ballotLine, groupTitle, meetingLine, updateLine } from './lines.ts';
import { section } from '../parts.ts';
import { upcomingMeetings } from './start-page.ts';

export const PAGE_LENGTH = 100;

export const pageCount = (length: number): number => Math.max(1, Math.ceil(length / PAGE_LENGTH));

interface Portion<R> {
  readonly path: string;
  readonly records: readonly R[];
  /** From 1 on. */
  readonly page: number;
  readonly show: (record: R) => Html;
  readonly empty: string;
}

function portion<R>({ path, records, page, show, empty }: Portion<R>): Html {
  if (records.length === 0) return html`<p>${empty}</p>`;
  const shown = records.slice((page - 1) * PAGE_LENGTH, page * PAGE_LENGTH);
  return html`${list(shown.map(show))}${turning(path, page, pageCount(records.length))}`;
}

function turning(path: string, page: number, pages: number): Html | null {
  if (pages === 1) return null;
  const to = (at: number, words: string): Html =>
    html`<li>${link(`${path}?page=${at}`, words)}</li>`;
  return html`<nav aria-label="Pages">
    <ul class="forms">
      ${page > 1 ? to(page - 1, 'Newer') : null}
      <li>Page ${page} of ${pages}</li>
      ${page < pages ? to(page + 1, 'Older') : null}
    </ul>
  </nav>`;
}

export function ballotsPage(reading: Reading, page: number): Page {
  return {
    title: 'Ballots',
    trail: [{ name: 'Ballots', path: PATHS.ballots }],
    kind: null,
    alternates: associationAlternates(jsonOf(PATHS.ballots)),
    body: portion({
      path: PATHS.ballots,
      records: reading.index.ballots,
      page,
      show: (ballot) => ballotLine(reading, ballot),
      empty: 'Nothing has been put to a vote yet.',
    }),
  };
}

export function ballotsOfGroupPage(reading: Reading, twg: Twg, page: number): Page {
  const name = groupTitle(reading, twg.id);
  return {
    title: `Ballots of ${name}`,
    trail: [
      { name: 'Groups', path: PATHS.groups },
      { name, path: PATHS.group(twg.id) },
    ],
    kind: 'Ballots',
    alternates: groupAlternates(twg.id, name, null),
    body: portion({
      path: PATHS.ballotsOf(twg.id),
      records: reading.index.ballotsOf.get(twg.id) ?? [],
      page,
      show: (ballot) => ballotLine(reading, ballot),
      empty: 'Nothing of this group has been put to a vote yet.',
    }),
  };
}

export function updatesPage(reading: Reading, page: number): Page {
  return {
    title: 'Updates',
    trail: [{ name: 'Updates', path: PATHS.updates }],
    kind: null,
    alternates: associationAlternates(jsonOf(PATHS.updates)),
    body: portion({
      path: PATHS.updates,
      records: reading.index.updates,
      page,
      show: (update) => updateLine(reading, update),
      empty: 'No group has posted an update yet.',
    }),
  };
}

export function updatesOfGroupPage(reading: Reading, twg: Twg, page: number): Page {
  const name = groupTitle(reading, twg.id);
  return {
    title: `Updates of ${name}`,
    trail: [
      { name: 'Groups', path: PATHS.groups },
      { name, path: PATHS.group(twg.id) },
    ],
    kind: 'Updates',
    alternates: groupAlternates(twg.id, name, null),
    body: portion({
      path: PATHS.updatesOf(twg.id),
      records: reading.index.updatesOf.get(twg.id) ?? [],
      page,
      show: (update) => updateLine(reading, update),
      empty: 'This group has posted no update yet.',
    }),
  };
}

/** The next ones first, then those before, the latest first. */
export function meetingsPage(reading: Reading, page: number): Page {
  const { meetings } = reading.index;
  const next = upcomingMeetings(reading, meetings);
  const isNext = new Set(next);
  const before = meetings.filter((meeting) => !isNext.has(meeting)).reverse();
  const hidesPlaces = reading.standpoint.audience === 'public' && meetings.length > 0;
  return {
    title: 'Meetings',
    trail: [{ name: 'Meetings', path: PATHS.meetings }],
    kind: null,
    alternates: associationAlternates(jsonOf(PATHS.meetings)),
    body: html`${hidesPlaces ? quiet('Members of the association see where a meeting is held.') : null}
    ${section(
      'next',
      'Next',
      next.length === 0
        ? html`<p>No meeting is scheduled.</p>`
        : list(next.map((meeting) => meetingLine(reading, meeting))),
    )}
    ${
      before.length === 0
        ? null
        : section(
            'before',
            'Before',
            portion({
              path: PATHS.meetings,
              records: before,
              page,
              show: (meeting) => meetingLine(reading, meeting),
              empty: '',
            }),
          )
    }`,
  };
}
