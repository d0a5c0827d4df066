/** One line for each kind of thing, as lists have them. */

import {
  closingInstant,
  tallyOf,
  type Ballot,
  type Dip,
  type Meeting,
  type Output,
  type Twg,
  type Update,
} from '../../../shared/rules/index.ts';
import {
  ballotTitle,
  DIP_STATUSES,
  groupName,
  OUTCOMES,
  OUTPUT_KINDS,
  OUTPUT_STAGES,
  TWG_STAGES,
} from '../../../shared/wording/index.ts';
import { html, type Html } from '../html.ts';
import { badge, groupLink, link, titled, time, type Tone } from '../parts.ts';
import { PATHS } from '../paths.ts';
import type { Reading } from '../reading.ts';

const BALLOT_TONES: Readonly<Record<NonNullable<Ballot['outcome']>, Tone>> = {
  passed: 'good',
  failed: 'bad',
  'no-quorum': 'waiting',
  withdrawn: 'plain',
};

export const outcomeBadge = ({ outcome }: Ballot): Html =>
  outcome === null ? badge('Open', 'waiting') : badge(OUTCOMES[outcome], BALLOT_TONES[outcome]);

export const ballotLink = (reading: Reading, { id }: Ballot): Html =>
  link(PATHS.ballot(id), html`<bdi>${reading.said(ballotTitle(reading.state, id))}</bdi>`);

/** “3 yes, 1 no, 1 abstained, 0 not voted”. */
export function countWords(ballot: Ballot): string {
  const { yes, no, abstain, notVoted } = tallyOf(ballot);
  return `${yes} yes, ${no} no, ${abstain} abstained, ${notVoted} not voted`;
}

/** When a ballot closes or has closed. */
export function ballotTime(reading: Reading, ballot: Ballot): Html {
  const { closedAt } = ballot;
  if (closedAt !== null) return html`closed ${time(closedAt)}`;
  const at = closingInstant(ballot);
  return reading.isReached(at)
    ? html`voting ended ${time(at)}; the relay’s closing entry is still to come`
    : html`closes ${time(at)}`;
}

export const ballotLine = (reading: Reading, ballot: Ballot): Html =>
  html`${ballotLink(reading, ballot)} ${outcomeBadge(ballot)}
    <p class="quiet">${countWords(ballot)}; ${ballotTime(reading, ballot)}</p>`;

const STAGE_TONES: Readonly<Record<Twg['stage'], Tone>> = {
  draft: 'plain',
  circulating: 'waiting',
  voting: 'waiting',
  formed: 'good',
  concluded: 'plain',
  declined: 'bad',
  withdrawn: 'plain',
};

export const stageBadge = ({ stage }: Twg): Html => badge(TWG_STAGES[stage], STAGE_TONES[stage]);

export const outputLink = (reading: Reading, output: Output): Html =>
  link(PATHS.output(output.id), titled(reading, output.title));

/** Whether the approval of an output holds: of one that was reopened or abandoned it does not. */
export const isApproved = ({ stage }: Output): boolean =>
  stage === 'approved' || stage === 'circulated';

export const outputBadge = (output: Output): Html =>
  badge(OUTPUT_STAGES[output.stage], isApproved(output) ? 'good' : 'plain');

export const outputLine = (reading: Reading, output: Output): Html =>
  html`${outputLink(reading, output)} ${badge(OUTPUT_KINDS[output.kind])} ${outputBadge(output)}`;

export const updateLine = (reading: Reading, update: Update): Html =>
  html`${link(PATHS.update(update.id), titled(reading, update.title))}
    <p class="quiet">${groupLink(reading, update.twg)}, posted ${time(update.at)}</p>`;

export function overdueLine(reading: Reading, twg: Twg, count: number): Html {
  const name = groupLink(reading, twg.id);
  return count === 1
    ? html`${name} ${badge('1 update overdue', 'bad')}`
    : html`${name} ${badge(`${count} updates overdue`, 'bad')}`;
}

const DIP_TONES: Readonly<Record<Dip['status'], Tone>> = {
  submitted: 'plain',
  draft: 'waiting',
  'last-call': 'waiting',
  accepted: 'good',
  final: 'good',
  denied: 'bad',
  rejected: 'bad',
  withdrawn: 'plain',
  deprecated: 'plain',
};

export const dipBadge = ({ status }: Dip): Html => badge(DIP_STATUSES[status], DIP_TONES[status]);

/** On a public portal a meeting's place is not told: it is mostly a link that lets anybody in. */
export const placeOf = ({ standpoint }: Reading, meeting: Meeting): string | null =>
  standpoint.audience === 'members' ? meeting.where : null;

/** @param on a page of its group does not name the group again */
export function meetingLine(reading: Reading, meeting: Meeting, on: 'any' | 'group' = 'any'): Html {
  const place = placeOf(reading, meeting);
  return html`<strong>${titled(reading, meeting.title)}</strong>
    ${meeting.cancelled === null ? null : badge('Cancelled', 'bad')}
    <p class="quiet">
      ${on === 'group' ? null : html`${groupLink(reading, meeting.twg)}, `}${time(meeting.at)},
      ${meeting.minutes}
      minutes${
        place === null ? null : html`, <bdi>${reading.said(place)}</bdi>`
      }${meeting.cancelled === null ? null : html`; cancelled: <bdi>${reading.said(meeting.cancelled)}</bdi>`}
    </p>`;
}

export const groupTitle = (reading: Reading, twg: string): string =>
  reading.said(groupName(reading.state, twg));
