/** What is new, as an Atom feed. */

import { Feed } from 'feed';
import {
  known,
  type Ballot,
  type Dip,
  type Instant,
  type Twg,
  type Update,
} from '../../shared/rules/index.ts';
import {
  ballotTitle,
  DIP_STATUSES,
  dipName,
  groupName,
  neededWords,
  OUTCOMES,
  said,
} from '../../shared/wording/index.ts';
import { allowedText, escaped, html, type Html } from './html.ts';
import { shortTitle } from './layout.ts';
import { circulationTime, lastCallTime } from './pages/start-page.ts';
import { exactText } from './parts.ts';
import { PATHS } from './paths.ts';
import type { Reading } from './reading.ts';

interface Event {
  readonly key: string;
  readonly at: Instant;
  readonly path: string;
  readonly title: string;
  readonly content: () => Promise<Html> | Html;
}

const MOST = 50;

/** Of the association, or of one of its groups. */
export async function atomFeed(reading: Reading, twg: Twg | null): Promise<string> {
  const { state, url, standpoint } = reading;
  const { ledger } = standpoint.published;
  const association = said(state.association?.name ?? 'Association');
  const name = twg === null ? association : `${reading.said(twg.name)} · ${association}`;
  const self = `${url}${twg === null ? PATHS.feed : PATHS.feedOf(twg.id)}`;
  const events = eventsOf(reading, twg)
    .sort((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1))
    .slice(0, MOST);
  const begun = twg?.formedAt ?? state.association?.foundedAt ?? 0;
  const feed = new Feed({
    id: idOf(ledger, twg === null ? 'feed' : `feed/${twg.id}`),
    title: allowedText(name),
    description: allowedText(
      state.association?.rehearsal === true
        ? `What is new in ${name}. A rehearsal: all of it is made up.`
        : `What is new in ${name}`,
    ),
    updated: new Date(events[0]?.at ?? begun),
    link: `${url}${twg === null ? PATHS.start : PATHS.group(twg.id)}`,
    feedLinks: { atom: self },
    author: { name: allowedText(association) },
    generator: 'Convene',
    language: 'en',
  });
  for (const event of events) {
    const content = await event.content();
    feed.addItem({
      id: idOf(ledger, event.key),
      // The library says that it is HTML.
      title: escaped(shortTitle(event.title)),
      link: `${url}${event.path}`,
      date: new Date(event.at),
      published: new Date(event.at),
      content: content.text,
    });
  }
  return feed.atom1();
}

/** A name that stays the same wherever the portal is moved to (RFC 4151). */
const idOf = (ledger: string, key: string): string => `tag:convene.invalid,2026:${ledger}/${key}`;

function eventsOf(reading: Reading, twg: Twg | null): Event[] {
  const { index, state } = reading;
  const ballots = twg === null ? index.ballots : (index.ballotsOf.get(twg.id) ?? []);
  const updates = twg === null ? index.updates : (index.updatesOf.get(twg.id) ?? []);
  const groups = twg === null ? index.groups : [twg];
  const dips = [...state.dip.values()].filter(
    ({ output }) => twg === null || known(state, 'output', output).twg === twg.id,
  );
  // What is older than the newest fifty of its kind is not among the newest fifty of all.
  return [
    ...updates.slice(0, MOST).map((update) => posted(reading, update)),
    ...ballots.slice(0, MOST).map((ballot) => opened(reading, ballot)),
    ...newestClosed(ballots).map((ballot) => closed(reading, ballot)),
    ...groups.flatMap((group) => circulated(reading, group)),
    ...dips.flatMap((dip) => called(reading, dip)),
  ];
}

const newestClosed = (ballots: readonly Ballot[]): Ballot[] =>
  ballots
    .filter(({ closedAt }) => closedAt !== null)
    .sort((a, b) => (b.closedAt ?? 0) - (a.closedAt ?? 0))
    .slice(0, MOST);

/** What is longer is read on its page: there are fifty of them in a feed. */
const LONGEST_TEXT = 100_000;

async function textOf(reading: Reading, sha256: string): Promise<Html> {
  const text = await reading.exactText(sha256);
  return text !== null && text.length > LONGEST_TEXT
    ? html`<p>The text is long; it is on its page. SHA-256: ${sha256}</p>`
    : exactText(reading, sha256);
}

function posted(reading: Reading, { id, title, twg, at, textSha256 }: Update): Event {
  return {
    key: `update/${id}`,
    at,
    path: PATHS.update(id),
    title: `${reading.said(groupName(reading.state, twg))}: ${reading.said(title)}`,
    content: () => textOf(reading, textSha256),
  };
}

function opened(reading: Reading, ballot: Ballot): Event {
  return {
    key: `ballot/${ballot.id}/opened`,
    at: ballot.openedAt,
    path: PATHS.ballot(ballot.id),
    title: `Put to the vote: ${reading.said(ballotTitle(reading.state, ballot.id))}`,
    content: () =>
      html`<p>
        ${ballot.roll.length} on the roll. SHA-256 of the exact text: ${ballot.textSha256}
      </p>`,
  };
}

function closed(reading: Reading, ballot: Ballot): Event {
  const outcome = ballot.outcome === null ? '' : OUTCOMES[ballot.outcome];
  return {
    key: `ballot/${ballot.id}/closed`,
    at: ballot.closedAt ?? 0,
    path: PATHS.ballot(ballot.id),
    title: `${outcome}: ${reading.said(ballotTitle(reading.state, ballot.id))}`,
    content: () => html`<p>${neededWords(ballot)}</p>`,
  };
}

function circulated(reading: Reading, twg: Twg): Event[] {
  const { circulation, stage, id } = twg;
  if (circulation === null || stage !== 'circulating') return [];
  return [
    {
      key: `group/${id}/circulation/${circulation.startedAt}`,
      at: circulation.startedAt,
      path: PATHS.group(id),
      title: `In circulation: ${reading.said(twg.name)}`,
      content: () => html`<p>${circulationTime(reading, twg)}</p>`,
    },
  ];
}

function called(reading: Reading, dip: Dip): Event[] {
  const { lastCall, output } = dip;
  if (lastCall === null) return [];
  return [
    {
      key: `dip/${output}/last-call/${lastCall.startedAt}`,
      at: lastCall.startedAt,
      path: PATHS.dip(output),
      title: `${DIP_STATUSES['last-call']}: ${reading.said(dipName(reading.state, output))}`,
      content: () => html`<p>${lastCallTime(reading, dip)}</p>`,
    },
  ];
}
