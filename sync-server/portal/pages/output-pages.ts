/** What groups have made: an output, a DIP, an update. */

import {
  known,
  sortedRecords,
  type Concern,
  type Dip,
  type Output,
  type Update,
  type Workstream,
} from '../../../shared/rules/index.ts';
import { DUTIES } from '../../../shared/rules/state.ts';
import {
  CHANGES,
  CHANNEL_KINDS,
  clauseOf,
  DIP_STATUSES,
  dipName,
  OUTPUT_DUTIES,
  OUTPUT_KINDS,
  WORKSTREAM_KINDS,
  WORKSTREAM_STATUSES,
} from '../../../shared/wording/index.ts';
import type { Channel } from '../../../shared/rules/index.ts';
import { asJson, associationAlternates } from '../alternates.ts';
import { html, type Html } from '../html.ts';
import type { Page } from '../page.ts';
import {
  badge,
  dayOrInstant,
  dipLink,
  exactText,
  facts,
  groupLink,
  hash,
  link,
  list,
  outside,
  people,
  person,
  quiet,
  saidBy,
  section,
  time,
  titled,
} from '../parts.ts';
import { jsonOf, PATHS } from '../paths.ts';
import type { Reading } from '../reading.ts';
import { clauseQuote } from './group-pages.ts';
import { ballotLine, dipBadge, groupTitle, isApproved, outputBadge } from './lines.ts';
import { minorityOpinions } from './minority-opinions.ts';
import { lastCallTime } from './start-page.ts';

const channelList = (reading: Reading, channels: readonly Channel[]): Html =>
  list(
    channels.map(
      ({ kind, name }) => html`${CHANNEL_KINDS[kind]}: <bdi>${reading.said(name)}</bdi>`,
    ),
  );

const inGroup = (reading: Reading, twg: string): Page['trail'] => [
  { name: 'Groups', path: PATHS.groups },
  { name: groupTitle(reading, twg), path: PATHS.group(twg) },
];

export async function outputPage(reading: Reading, output: Output): Promise<Page> {
  const ballots = reading.index.ballotsAbout.get(output.id) ?? [];
  const dip = reading.state.dip.get(output.id);
  const { text, source } = clauseOf(`output.${output.stage}`);
  return {
    title: reading.said(output.title),
    trail: inGroup(reading, output.twg),
    kind: OUTPUT_KINDS[output.kind],
    alternates: asJson(jsonOf(PATHS.output(output.id))),
    body: html`${facts([
      ['Stage', outputBadge(output)],
      ['Group', groupLink(reading, output.twg)],
      output.reviewEndsAt === null
        ? null
        : [
            'TSC review',
            html`${reading.isReached(output.reviewEndsAt) ? 'ended' : 'until'}
            ${time(output.reviewEndsAt)}`,
          ],
      dip === undefined
        ? null
        : ['As a DIP', html`${dipLink(reading, output.id)} ${dipBadge(dip)}`],
      ...DUTIES.map((duty) => [OUTPUT_DUTIES[duty], people(reading, output.owners[duty])] as const),
    ])}
    ${clauseQuote(text, source)} ${await minorityOpinions(reading, output)}
    ${await outputText(reading, output)}
    ${ballots.length === 0 ? null : section('ballots', 'Votes on it', list(ballots.map((ballot) => ballotLine(reading, ballot))))}
    ${output.channels.length === 0 ? null : section('circulated', output.stage === 'circulated' ? 'Circulated' : 'Circulated before', channelList(reading, output.channels))}`,
  };
}

async function outputText(reading: Reading, output: Output): Promise<Html> {
  const { approvedText, groupText } = output;
  if (approvedText !== null) {
    return section(
      'text',
      isApproved(output)
        ? 'The text that the TSC approved'
        : 'The text that the TSC approved before',
      await exactText(reading, approvedText),
    );
  }
  if (groupText !== null) {
    return section(
      'text',
      'The text that the group voted to proceed with',
      await exactText(reading, groupText),
    );
  }
  return section(
    'text',
    'Text',
    quiet('The group is still writing it; nothing has been voted on.'),
  );
}

const ORDER: readonly Dip['status'][] = [
  'last-call',
  'draft',
  'submitted',
  'accepted',
  'final',
  'rejected',
  'denied',
  'withdrawn',
  'deprecated',
];

export function dipsPage(reading: Reading): Page {
  const all = sortedRecords(reading.state.dip);
  const byStatus = ORDER.map((status) => ({
    status,
    dips: all.filter((dip) => dip.status === status),
  })).filter(({ dips }) => dips.length > 0);
  return {
    title: 'DIPs',
    trail: [{ name: 'DIPs', path: PATHS.dips }],
    kind: null,
    alternates: associationAlternates(jsonOf(PATHS.dips)),
    body:
      byStatus.length === 0
        ? html`<p>No output has been submitted as a DIP yet.</p>`
        : html`${byStatus.map(({ status, dips }) =>
            section(
              `status-${status}`,
              `${DIP_STATUSES[status]} (${dips.length})`,
              list(dips.map((dip) => dipLine(reading, dip))),
            ),
          )}`,
  };
}

function dipLine(reading: Reading, dip: Dip): Html {
  const { twg } = known(reading.state, 'output', dip.output);
  return html`${dipLink(reading, dip.output)}
    <p class="quiet">
      ${groupLink(reading, twg)}${
        dip.lastCall !== null && dip.status === 'last-call'
          ? html`; ${lastCallTime(reading, dip)}`
          : null
      }
    </p>`;
}

export async function dipPage(reading: Reading, dip: Dip): Promise<Page> {
  const { state } = reading;
  const output = known(state, 'output', dip.output);
  const ballots = (reading.index.ballotsAbout.get(dip.output) ?? []).filter(
    ({ kind }) => kind === 'dip-acceptance' || kind === 'output-approval',
  );
  const workstreams = dip.workstreams.map((id) => known(state, 'workstream', id));
  const concerns = dip.concerns.map((id) => known(state, 'concern', id));
  const { text, source } = clauseOf(`dip.${dip.status}`);
  return {
    title: reading.said(dipName(state, dip.output)),
    trail: [
      { name: 'DIPs', path: PATHS.dips },
      { name: groupTitle(reading, output.twg), path: PATHS.group(output.twg) },
    ],
    kind: DIP_STATUSES[dip.status],
    alternates: asJson(jsonOf(PATHS.dip(dip.output))),
    body: html`${dipFacts(reading, dip, output)} ${clauseQuote(text, source)}
    ${section(
      'workstreams',
      'Engineering work',
      workstreams.length === 0
        ? quiet(
            dip.lastCall?.noEngineering
              ? html`None, because: <bdi>${reading.said(dip.lastCall.noEngineering)}</bdi>`
              : 'No workstream has been added yet.',
          )
        : list(workstreams.map((workstream) => workstreamItem(reading, workstream))),
    )}
    ${concerns.length === 0 ? null : section('concerns', 'Concerns', list(concerns.map((concern) => concernItem(reading, concern))))}
    ${ballots.length === 0 ? null : section('ballots', 'Votes of the TSC', list(ballots.map((ballot) => ballotLine(reading, ballot))))}
    ${await minorityOpinions(reading, output)}
    ${section('text', 'The latest text', await exactText(reading, dip.textSha256))}
    ${
      dip.revisions.length === 0
        ? null
        : section(
            'revisions',
            'Revisions',
            list(
              dip.revisions.map(
                (revision) =>
                  html`${CHANGES[revision.changes]}, ${time(revision.at)}
                    <p class="quiet">
                      commit <code class="hash">${revision.commit}</code>; SHA-256
                      ${hash(revision.textSha256)}
                    </p>`,
              ),
            ),
          )
    }`,
  };
}

function dipFacts(reading: Reading, dip: Dip, output: Output): Html {
  const { pullRequest, lastCall, link: at } = dip;
  return facts([
    ['Status', dipBadge(dip)],
    ['Number', dip.number ?? 'not assigned yet'],
    [
      'Output',
      html`${link(PATHS.output(output.id), titled(reading, output.title))} of
      ${groupLink(reading, output.twg)}`,
    ],
    ['DIP Manager', dip.manager === null ? 'not assigned yet' : person(reading, dip.manager)],
    ['Repository', outside(dip.repository)],
    ['Pull request', typeof pullRequest === 'number' ? `#${pullRequest}` : outside(pullRequest)],
    ['Commit', html`<code class="hash">${dip.commit}</code>`],
    lastCall === null
      ? null
      : [
          'Last call',
          html`${time(lastCall.startedAt)} to
          ${time(lastCall.endsAt)}${reading.isReached(lastCall.endsAt) ? ', which is over' : null}`,
        ],
    dip.round > 1 ? ['Round', dip.round] : null,
    at === null ? null : ['Implementation', outside(at)],
  ]);
}

const workstreamItem = (reading: Reading, { kind, title, status, note, links }: Workstream): Html =>
  html`<strong>${titled(reading, title)}</strong> ${badge(WORKSTREAM_KINDS[kind])}
    ${badge(WORKSTREAM_STATUSES[status], status === 'complete' || status === 'sufficient' ? 'good' : 'waiting')}
    ${note === null ? null : saidBy(reading.standpoint.leaveOut(note).text)}
    ${
      links.length === 0
        ? null
        : html`<ul class="plain">
            ${links.map((each) => html`<li>${outside(each)}</li>`)}
          </ul>`
    }`;

const concernItem = (reading: Reading, { by, at, text, resolution }: Concern): Html =>
  html`${person(reading, by)}, ${time(at)}
  ${resolution === null ? badge('Open', 'bad') : badge('Resolved', 'good')}
  ${saidBy(reading.standpoint.leaveOut(text).text)}
  ${
    resolution === null
      ? null
      : html`<p>Resolved by ${person(reading, resolution.by)}:</p>
          ${saidBy(reading.standpoint.leaveOut(resolution.text).text)}`
  }`;

export async function updatePage(reading: Reading, update: Update): Promise<Page> {
  return {
    title: reading.said(update.title),
    trail: [
      { name: 'Updates', path: PATHS.updates },
      { name: groupTitle(reading, update.twg), path: PATHS.group(update.twg) },
    ],
    kind: 'Update',
    alternates: asJson(jsonOf(PATHS.update(update.id))),
    body: html`${facts([
      ['Group', groupLink(reading, update.twg)],
      ['Covers', html`${dayOrInstant(update.from)} to ${dayOrInstant(update.to)}`],
      ['Posted', html`${time(update.at)} by ${person(reading, update.by)}`],
      ['Sent to', channelList(reading, update.channels)],
    ])}
    ${section('text', 'The update', await exactText(reading, update.textSha256))}`,
  };
}
