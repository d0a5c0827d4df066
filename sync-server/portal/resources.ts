/** What there is in the portal, by its path. */

import {
  known,
  tableOf,
  type Kind,
  type Records,
  type State,
  type Twg,
} from '../../shared/rules/index.ts';
import { calendar } from './calendar.ts';
import { atomFeed } from './feed.ts';
import * as json from './json.ts';
import { pageHtml } from './layout.ts';
import type { Page } from './page.ts';
import { aboutPage } from './pages/about-page.ts';
import { ballotPage } from './pages/ballot-page.ts';
import { groupPage, groupsPage } from './pages/group-pages.ts';
import * as lists from './pages/list-pages.ts';
import { dipPage, dipsPage, outputPage, updatePage } from './pages/output-pages.ts';
import { startPage } from './pages/start-page.ts';
import type { Reading } from './reading.ts';

type Made<T> = T | Promise<T>;

/** What a path leads to; whether it is there is settled by the state that it is made from. */
export interface Resource {
  readonly type: string;
  readonly make: (reading: Reading) => Promise<string>;
}

export const HTML_TYPE = 'text/html; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

const asPage = (make: (reading: Reading) => Made<Page>): Resource => ({
  type: HTML_TYPE,
  make: async (reading) => pageHtml(reading, await make(reading)),
});

const asJson = (make: (reading: Reading) => Made<object>): Resource => ({
  type: JSON_TYPE,
  make: async (reading) => `${JSON.stringify(await make(reading), null, 2)}\n`,
});

const ATOM = 'application/atom+xml; charset=utf-8';
const CALENDAR = 'text/calendar; charset=utf-8';

const asFeed = (twg: string | null): Resource => ({
  type: ATOM,
  make: (reading) => atomFeed(reading, twg === null ? null : known(reading.state, 'twg', twg)),
});

const asCalendar = (twg: string | null): Resource => ({
  type: CALENDAR,
  make: (reading) => calendar(reading, twg === null ? null : known(reading.state, 'twg', twg)),
});

interface Where {
  readonly state: State;
  /** Of a list, from 1 on. */
  readonly page: number;
}

const ID = '([a-z0-9][a-z0-9-]{0,63})';

interface Entry {
  readonly path: RegExp;
  readonly find: (id: string, where: Where) => Resource | null;
}

const entry = (path: string, find: Entry['find']): Entry => ({
  path: new RegExp(`^${path.replace('ID', ID)}$`),
  find,
});

/** Something of one kind, where there is one of that id. */
function one<K extends Kind>(kind: K, find: (record: Records[K]) => Resource): Entry['find'] {
  return (id, { state }) => {
    const record = tableOf(state, kind).get(id);
    return record === undefined ? null : find(record);
  };
}

/** A page of a list, where the list is as long as that. */
function pageOf(
  length: (state: State, id: string) => number,
  make: (page: number, id: string) => Resource,
): Entry['find'] {
  return (id, { state, page }) =>
    page <= lists.pageCount(length(state, id)) ? make(page, id) : null;
}

const ballotCount = (state: State): number => state.ballot.size;
const updateCount = (state: State): number => state.update.size;
const slice = <R>(records: readonly R[], page: number): readonly R[] =>
  records.slice((page - 1) * lists.PAGE_LENGTH, page * lists.PAGE_LENGTH);

const ENTRIES: readonly Entry[] = [
  entry('', () => asPage(startPage)),
  entry('/portal\\.json', () => asJson(json.startJson)),
  entry('/feed\\.atom', () => asFeed(null)),
  entry('/calendar\\.ics', () => asCalendar(null)),
  entry('/groups', () => asPage(groupsPage)),
  entry('/groups\\.json', () => asJson(json.groupsJson)),
  entry(
    '/groups/ID',
    one('twg', (twg) => asPage((reading) => groupPage(reading, twg))),
  ),
  entry(
    '/groups/ID\\.json',
    one('twg', (twg) => asJson((reading) => json.groupJson(reading, twg))),
  ),
  entry(
    '/groups/ID/feed\\.atom',
    one('twg', ({ id }) => asFeed(id)),
  ),
  entry(
    '/groups/ID/calendar\\.ics',
    one('twg', ({ id }) => asCalendar(id)),
  ),
  entry('/groups/ID/ballots', (id, where) =>
    groupList(where, { id, most: ballotCount }, (reading, twg) =>
      lists.ballotsOfGroupPage(reading, twg, where.page),
    ),
  ),
  entry('/groups/ID/updates', (id, where) =>
    groupList(where, { id, most: updateCount }, (reading, twg) =>
      lists.updatesOfGroupPage(reading, twg, where.page),
    ),
  ),
  entry(
    '/ballots',
    pageOf(ballotCount, (page) => asPage((reading) => lists.ballotsPage(reading, page))),
  ),
  entry(
    '/ballots\\.json',
    pageOf(ballotCount, (page) =>
      asJson((reading) => json.ballotsJson(reading, slice(reading.index.ballots, page))),
    ),
  ),
  entry(
    '/ballots/ID',
    one('ballot', (ballot) => asPage((reading) => ballotPage(reading, ballot))),
  ),
  entry(
    '/ballots/ID\\.json',
    one('ballot', (ballot) => asJson((reading) => json.ballotJson(reading, ballot))),
  ),
  entry(
    '/outputs/ID',
    one('output', (output) => asPage((reading) => outputPage(reading, output))),
  ),
  entry(
    '/outputs/ID\\.json',
    one('output', (output) => asJson((reading) => json.outputJson(reading, output))),
  ),
  entry('/dips', () => asPage(dipsPage)),
  entry('/dips\\.json', () => asJson(json.dipsJson)),
  entry(
    '/dips/ID',
    one('dip', (dip) => asPage((reading) => dipPage(reading, dip))),
  ),
  entry(
    '/dips/ID\\.json',
    one('dip', (dip) => asJson((reading) => json.dipJson(reading, dip))),
  ),
  entry(
    '/updates',
    pageOf(updateCount, (page) => asPage((reading) => lists.updatesPage(reading, page))),
  ),
  entry(
    '/updates\\.json',
    pageOf(updateCount, (page) =>
      asJson((reading) => json.updatesJson(reading, slice(reading.index.updates, page))),
    ),
  ),
  entry(
    '/updates/ID',
    one('update', (update) => asPage((reading) => updatePage(reading, update))),
  ),
  entry(
    '/updates/ID\\.json',
    one('update', (update) => asJson((reading) => json.updateJson(reading, update))),
  ),
  entry(
    '/meetings',
    pageOf(
      ({ meeting }) => meeting.size,
      (page) => asPage((reading) => lists.meetingsPage(reading, page)),
    ),
  ),
  entry('/meetings\\.json', () => asJson(json.meetingsJson)),
  entry('/about', () => asPage(aboutPage)),
  entry('/about\\.json', () => asJson(json.aboutJson)),
];

/** Whether it is a list that has pages; everything else is one. */
export const isPaged = (path: string): boolean =>
  /^\/portal\/(?:(?:groups\/[^/]+\/)?(?:ballots|updates)|(?:ballots|updates)\.json|meetings)$/.test(
    path,
  );

interface GroupList {
  readonly id: string;
  /** No group has more of them. */
  readonly most: (state: State) => number;
}

function groupList(
  { state, page }: Where,
  { id, most }: GroupList,
  make: (reading: Reading, twg: Twg) => Page,
): Resource | null {
  if (!state.twg.has(id) || page > lists.pageCount(most(state))) return null;
  return asPage((reading) => make(reading, known(state, 'twg', id)));
}

/** The whole path begins with `/portal`. Null where there is no such thing. */
export function resourceAt(path: string, where: Where): Resource | null {
  const rest = path.slice('/portal'.length);
  for (const { path: pattern, find } of ENTRIES) {
    const found = pattern.exec(rest);
    if (found !== null) return find(found[1] ?? '', where);
  }
  return null;
}

/** What a program asks for again and again, and can show no cookie for. */
export const isFeed = (path: string): boolean => /\/(?:feed\.atom|calendar\.ics)$/.test(path);
