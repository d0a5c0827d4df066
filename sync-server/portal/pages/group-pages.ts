/** The groups, and each of them. */

import type { Charter } from '../../../shared/documents/proposal-markdown.ts';
import {
  charterEndsAt,
  facilitatorsOf,
  organizationsOf,
  updateDueAt,
  type Twg,
} from '../../../shared/rules/index.ts';
import {
  CHANNEL_KINDS,
  CHARTER_FIELDS,
  clauseOf,
  counted,
  labelOf,
  organizationName,
  OUTPUT_KINDS,
  ROLES,
  TWG_STAGES,
} from '../../../shared/wording/index.ts';
import { associationAlternates, groupAlternates } from '../alternates.ts';
import { html, joined, type Html } from '../html.ts';
import type { Page } from '../page.ts';
import {
  badge,
  dayOrInstant,
  facts,
  groupLink,
  hash,
  link,
  list,
  newest,
  people,
  person,
  prose,
  quiet,
  section,
  time,
  titled,
} from '../parts.ts';
import { jsonOf, PATHS } from '../paths.ts';
import type { Reading } from '../reading.ts';
import {
  ballotLine,
  ballotLink,
  groupTitle,
  meetingLine,
  outcomeBadge,
  outputLine,
  stageBadge,
} from './lines.ts';
import { circulationTime, upcomingMeetings } from './start-page.ts';

const ORDER: readonly Twg['stage'][] = [
  'formed',
  'voting',
  'circulating',
  'draft',
  'concluded',
  'declined',
  'withdrawn',
];

export function groupsPage(reading: Reading): Page {
  const byStage = ORDER.map((stage) => ({
    stage,
    groups: reading.index.groups.filter((twg) => twg.stage === stage),
  })).filter(({ groups }) => groups.length > 0);
  return {
    title: 'Working groups',
    trail: [{ name: 'Groups', path: PATHS.groups }],
    kind: null,
    alternates: associationAlternates(jsonOf(PATHS.groups)),
    body:
      byStage.length === 0
        ? html`<p>No group has been proposed yet.</p>`
        : html`${byStage.map(({ stage, groups }) =>
            section(
              `stage-${stage}`,
              `${TWG_STAGES[stage]} (${groups.length})`,
              list(groups.map((twg) => groupLine(reading, twg))),
            ),
          )}`,
  };
}

function groupLine(reading: Reading, twg: Twg): Html {
  const overdue = reading.overdue(twg);
  return html`${groupLink(reading, twg.id)}
    ${overdue === 0 ? null : badge(`${counted(overdue, 'update')} overdue`, 'bad')}
    <p class="quiet">
      ${counted(twg.roster.length, 'person', 'people')} of
      ${counted(organizationsOf(reading.state, twg).length, 'organization')};
      ${counted(twg.outputs.length, 'output')}
    </p>`;
}

const MOST = 20;

export function groupPage(reading: Reading, twg: Twg): Page {
  const name = groupTitle(reading, twg.id);
  const { index } = reading;
  const ballots = index.ballotsOf.get(twg.id) ?? [];
  const updates = index.updatesOf.get(twg.id) ?? [];
  const outputs = index.outputsOf.get(twg.id) ?? [];
  return {
    title: name,
    trail: [{ name: 'Groups', path: PATHS.groups }],
    kind: TWG_STAGES[twg.stage],
    alternates: groupAlternates(twg.id, name, jsonOf(PATHS.group(twg.id))),
    body: html`${standing(reading, twg)}
    ${section('charter', 'Charter', html`${charterFacts(reading, twg.charter)}${revisions(reading, twg)}`)}
    ${peopleSection(reading, twg)}
    ${outputs.length === 0 ? null : section('outputs', 'Outputs', list(outputs.map((output) => outputLine(reading, output))))}
    ${
      ballots.length === 0
        ? null
        : section(
            'ballots',
            'Ballots',
            newest(
              ballots,
              MOST,
              (ballot) => ballotLine(reading, ballot),
              link(PATHS.ballotsOf(twg.id), `All ${ballots.length} ballots of this group`),
            ),
          )
    }
    ${meetingsSection(reading, twg)}
    ${
      updates.length === 0
        ? null
        : section(
            'updates',
            'Updates',
            newest(
              updates,
              MOST,
              ({ id, title, from, to, at }) =>
                html`${link(PATHS.update(id), titled(reading, title))}
                  <p class="quiet">
                    ${dayOrInstant(from)} to ${dayOrInstant(to)}, posted ${time(at)}
                  </p>`,
              link(PATHS.updatesOf(twg.id), `All ${updates.length} updates of this group`),
            ),
          )
    }`,
  };
}

function standing(reading: Reading, twg: Twg): Html {
  const { text, source } = clauseOf(`twg.${twg.stage}`);
  const due = updateDueAt(twg);
  const endsAt = charterEndsAt(twg);
  const overdue = reading.overdue(twg);
  return html`${facts([
    ['Stage', stageBadge(twg)],
    twg.circulation === null || twg.stage !== 'circulating'
      ? null
      : ['Circulation', html`${circulationTime(reading, twg)}; ${channels(reading, twg)}`],
    twg.formedAt === null ? null : ['Formed', time(twg.formedAt)],
    due === null
      ? null
      : [
          'Next update',
          html`due ${time(due)}
          ${overdue === 0 ? null : badge(`${counted(overdue, 'update')} overdue`, 'bad')}`,
        ],
    endsAt === null || twg.stage === 'concluded' ? null : ['Charter runs to', time(endsAt)],
  ])}
  ${clauseQuote(text, source)}`;
}

const channels = (reading: Reading, twg: Twg): Html =>
  joined(
    (twg.circulation?.channels ?? []).map(
      ({ kind, name }) => html`${CHANNEL_KINDS[kind]}: <bdi>${reading.said(name)}</bdi>`,
    ),
    ', ',
  );

/** The words of DIP-7 behind what is shown. */
export const clauseQuote = (text: string, source: string): Html =>
  html`<figure class="clause">
    <blockquote><p>${text}</p></blockquote>
    <figcaption>${source}</figcaption>
  </figure>`;

function charterFacts(reading: Reading, charter: Charter): Html {
  const field = (key: string): string => labelOf(CHARTER_FIELDS, key);
  const { durationDays } = charter;
  return facts([
    [field('scope'), prose(reading.standpoint.leaveOut(charter.scope).text)],
    [field('limits'), prose(reading.standpoint.leaveOut(charter.limits).text)],
    [
      field('outputs'),
      charter.outputs.length === 0
        ? prose('')
        : list(
            charter.outputs.map(
              ({ kind, title }) => html`${OUTPUT_KINDS[kind]}: ${titled(reading, title)}`,
            ),
          ),
    ],
    [field('durationDays'), durationDays === null ? prose('') : counted(durationDays, 'day')],
    [field('profiles'), prose(reading.standpoint.leaveOut(charter.profiles).text)],
  ]);
}

/** The charters that were put to a vote: each has a text with a hash. */
function revisions(reading: Reading, twg: Twg): Html | null {
  const voted = (reading.index.ballotsOf.get(twg.id) ?? []).filter(
    ({ kind }) => kind === 'formation' || kind === 'charter-revision',
  );
  if (voted.length === 0) return null;
  return html`<h3>Charters put to the vote</h3>
    ${list(
      voted.map(
        (ballot) =>
          html`${ballotLink(reading, ballot)} ${outcomeBadge(ballot)}
            <p class="quiet">
              put to the vote ${time(ballot.openedAt)}; SHA-256 ${hash(ballot.textSha256)}
            </p>`,
      ),
    )}`;
}

function peopleSection(reading: Reading, twg: Twg): Html {
  const organizations = organizationsOf(reading.state, twg);
  const isFormed = twg.formedAt !== null;
  const who =
    twg.roster.length === 0
      ? null
      : html`<div class="table" role="group" aria-label="People" tabindex="0">
          <table>
            <thead>
              <tr>
                <th scope="col">${isFormed ? 'Member' : 'Proposed'}</th>
                <th scope="col">Role</th>
              </tr>
            </thead>
            <tbody>
              ${twg.roster.map(
                (seat) =>
                  html`<tr>
                    <td>${person(reading, seat.person)}</td>
                    <td>${ROLES[seat.role]}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>`;
  return section(
    'people',
    'People and organizations',
    html`${facts([
      ['Facilitated by', people(reading, facilitatorsOf(twg))],
      [
        'Organizations',
        organizations.length === 0
          ? 'none yet'
          : html`${organizations.length}:
            ${joined(
              organizations.map((id) => html`<bdi>${organizationName(reading.state, id)}</bdi>`),
              ', ',
            )}`,
      ],
    ])}${who}`,
  );
}

function meetingsSection(reading: Reading, twg: Twg): Html | null {
  const meetings = reading.index.meetingsOf.get(twg.id) ?? [];
  if (meetings.length === 0) return null;
  const next = upcomingMeetings(reading, meetings);
  const past = meetings.filter((meeting) => !next.includes(meeting)).reverse();
  return section(
    'meetings',
    'Meetings',
    html`${next.length === 0 ? quiet('No meeting is scheduled.') : list(next.map((meeting) => meetingLine(reading, meeting, 'group')))}
    ${
      past.length === 0
        ? null
        : html`<h3>Before</h3>
            ${newest(past, MOST, (meeting) => meetingLine(reading, meeting, 'group'), link(PATHS.meetings, 'All meetings'))}`
    }`,
  );
}
