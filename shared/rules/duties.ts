/**
 * What a person owes. The inbox, the notifications and the reminders are all made from this one
 * list, so that none of them can ask for what another has forgotten.
 */

import { isMember } from './association-member.ts';
import { hasRecused, standingVotes } from './ballot-standing.ts';
import { charterEndsAt } from './charter.ts';
import { missingFields } from './charter-check.ts';
import { closingInstant } from './closing.ts';
import { openConcerns, sufficientEngineering } from './dip-checks.ts';
import {
  facilitatorsOf,
  facilitatorsOn,
  interestOf,
  isFacilitator,
  organizationsOf,
} from './group.ts';
import { writeInstant, type Instant } from './instant.ts';
import { ownerlessDuties } from './output-votes.ts';
import { founded, known, type Dip, type Output, type State, type Twg } from './state.ts';
import { recordsWhere, sortedRecords } from './table.ts';
import { updateDueAt } from './updates.ts';

/** What happens, or goes on, while a duty is not done. */
export type Consequence =
  | 'ballot-closes-without-your-vote'
  | 'group-waits-for-a-facilitator'
  | 'proposal-cannot-be-presented'
  | 'proposal-waits-for-the-vote'
  | 'update-overdue'
  | 'output-cannot-go-to-the-vote'
  | 'output-waits-for-approval'
  | 'output-not-circulated'
  | 'dip-not-submitted'
  | 'dip-has-no-manager'
  | 'dip-waits-to-be-merged'
  | 'acceptance-cannot-be-requested'
  | 'dip-waits-for-acceptance'
  | 'nothing-new-can-be-voted-on'
  | 'too-few-organizations'
  | 'group-without-facilitator';

export interface Duty {
  /** The act that settles it. */
  readonly duty: string;
  readonly subject: { readonly kind: string; readonly id: string };
  /** When it is due, written in UTC; none where there is no such instant. */
  readonly due?: string;
  readonly consequence: Consequence;
}

interface Owed {
  readonly duty: string;
  readonly kind: string;
  readonly id: string;
  readonly due: Instant | null;
  readonly consequence: Consequence;
}

interface Asking {
  readonly state: State;
  readonly person: string;
  readonly now: Instant;
}

const owed = (
  duty: string,
  kind: string,
  id: string,
  due: Instant | null,
  consequence: Consequence,
): Owed => ({ duty, kind, id, due, consequence });

/** Ballots on whose roll the person is, not yet voted on. */
function votesOwed({ state, person, now }: Asking): Owed[] {
  return state.openBallots
    .map((id) => known(state, 'ballot', id))
    .filter(
      (ballot) =>
        ballot.roll.includes(person) &&
        !standingVotes(ballot).has(person) &&
        !hasRecused(ballot, person) &&
        now < closingInstant(ballot),
    )
    .map((ballot) =>
      owed('ballot.cast', 'ballot', ballot.id, ballot.closesAt, 'ballot-closes-without-your-vote'),
    );
}

/** Whether the roster is one that could be presented. */
function isChosen(state: State, twg: Twg): boolean {
  const right = facilitatorsOn(twg.roster).join() === [...twg.facilitators].sort().join();
  const interested = twg.roster.every(
    ({ person }) => person === twg.creator || interestOf(state, twg.id, person) !== undefined,
  );
  return (
    right &&
    interested &&
    organizationsOf(state, twg).length >= founded(state).rulebook.minOrganizations
  );
}

/** DIP-7, Formation: choosing members, and leading the proposal through the vote. */
function formationOwed({ state, now }: Asking, twg: Twg): Owed[] {
  if (twg.stage !== 'circulating' || twg.circulation === null) return [];
  const { endsAt } = twg.circulation;
  if (!isChosen(state, twg)) {
    return [owed('members.choose', 'twg', twg.id, endsAt, 'proposal-cannot-be-presented')];
  }
  const ready = now >= endsAt && missingFields(twg.charter).length === 0;
  return ready
    ? [owed('proposal.present', 'twg', twg.id, endsAt, 'proposal-waits-for-the-vote')]
    : [];
}

/** What a formed group asks of its facilitators. */
function groupOwed({ now }: Asking, twg: Twg): Owed[] {
  if (twg.stage !== 'formed') return [];
  const list: Owed[] = [];
  list.push(owed('update.post', 'twg', twg.id, updateDueAt(twg), 'update-overdue'));
  const endsAt = charterEndsAt(twg);
  if (endsAt !== null && now >= endsAt && twg.revision === null) {
    list.push(owed('charter.revise', 'twg', twg.id, endsAt, 'nothing-new-can-be-voted-on'));
  }
  return list;
}

/** What an output asks of its group's facilitators. */
function outputOwed({ state }: Asking, twg: Twg, output: Output): Owed[] {
  const { id } = output;
  switch (output.stage) {
    case 'drafting':
      return ownerlessDuties(twg, output).length === 0
        ? []
        : [owed('output.assign', 'output', id, null, 'output-cannot-go-to-the-vote')];
    case 'tsc-review':
      return [
        owed(
          'output.request-approval',
          'output',
          id,
          output.reviewEndsAt,
          'output-waits-for-approval',
        ),
      ];
    case 'approved':
      return [
        owed('output.circulate', 'output', id, null, 'output-not-circulated'),
        ...submissionOwed(state, output),
      ];
    case 'circulated':
      return submissionOwed(state, output);
    case 'twg-vote':
    case 'tsc-vote':
    case 'abandoned':
      return [];
  }
}

/** A DIP that was denied waits to be submitted again; one that was withdrawn was given up. */
function submissionOwed(state: State, output: Output): Owed[] {
  const dip = state.dip.get(output.id);
  const waits = dip === undefined || dip.status === 'denied';
  return output.kind === 'dip' && waits
    ? [owed('dip.submit', 'output', output.id, null, 'dip-not-submitted')]
    : [];
}

/** DIP-7, Formation: at least 3 Association members; and somebody facilitates. */
function standingOwed({ state }: Asking, twg: Twg): Owed[] {
  if (twg.stage !== 'formed') return [];
  const list: Owed[] = [];
  if (organizationsOf(state, twg).length < founded(state).rulebook.minOrganizations) {
    list.push(owed('member.add', 'twg', twg.id, null, 'too-few-organizations'));
  }
  return list;
}

/** Nominated, and not waiting for a facilitator to leave first. */
const mayAccept = (twg: Twg, person: string): boolean =>
  twg.nomination?.person === person &&
  (twg.nomination.kind === 'hand-over' || facilitatorsOf(twg).length < 2);

function groupsOwed(asking: Asking): Owed[] {
  const { state, person } = asking;
  const isSecretariat = founded(state).secretariat.includes(person);
  return sortedRecords(state.twg).flatMap((twg) => {
    const facilitates = isFacilitator(twg, person);
    const list: Owed[] = [];
    if (twg.stage === 'formed' && mayAccept(twg, person)) {
      list.push(owed('facilitator.accept', 'twg', twg.id, null, 'group-waits-for-a-facilitator'));
    }
    if (facilitates) list.push(...formationOwed(asking, twg), ...groupOwed(asking, twg));
    if (facilitates || isSecretariat) list.push(...standingOwed(asking, twg));
    if (isSecretariat && twg.stage === 'formed' && facilitatorsOf(twg).length === 0) {
      list.push(owed('facilitator.appoint', 'twg', twg.id, null, 'group-without-facilitator'));
    }
    return list;
  });
}

function outputsOwed(asking: Asking): Owed[] {
  const { state, person } = asking;
  return sortedRecords(state.output).flatMap((output) => {
    const twg = known(state, 'twg', output.twg);
    if (twg.stage === 'formed' && isFacilitator(twg, person))
      return outputOwed(asking, twg, output);
    const finalizes = output.owners.finalizing.includes(person) || isFacilitator(twg, person);
    const approved = output.stage === 'approved' || output.stage === 'circulated';
    return finalizes && approved ? submissionOwed(state, output) : [];
  });
}

const ENDED: ReadonlySet<Dip['status']> = new Set(['final', 'rejected', 'withdrawn', 'deprecated']);

/** What a DIP asks of its manager. */
function managerOwed({ state, now }: Asking, dip: Dip): Owed[] {
  const { output } = dip;
  if (dip.status === 'submitted') {
    return [owed('dip.merge', 'dip', output, null, 'dip-waits-to-be-merged')];
  }
  const ready =
    dip.status === 'last-call' &&
    dip.lastCall !== null &&
    dip.ballot === null &&
    now >= dip.lastCall.endsAt &&
    openConcerns(state, dip).length === 0 &&
    sufficientEngineering(state, dip, dip.lastCall.noEngineering) === null;
  return ready
    ? [
        owed(
          'dip.request-acceptance',
          'dip',
          output,
          dip.lastCall?.endsAt ?? null,
          'dip-waits-for-acceptance',
        ),
      ]
    : [];
}

function dipsOwed(asking: Asking): Owed[] {
  const { state, person } = asking;
  const isLead = founded(state).leadMaintainer === person;
  return recordsWhere(state.dip, (dip) => !ENDED.has(dip.status)).flatMap((dip) => {
    const list: Owed[] = [];
    const waitsForManager = dip.manager === null && dip.status !== 'denied';
    if (isLead && waitsForManager) {
      list.push(owed('dip.assign-manager', 'dip', dip.output, null, 'dip-has-no-manager'));
    }
    if (dip.manager === person) list.push(...managerOwed(asking, dip));
    const concerns = openConcerns(state, dip).filter(
      (id) => dip.manager === person || known(state, 'concern', id).by === person,
    );
    const due = dip.lastCall?.endsAt ?? null;
    for (const id of concerns) {
      list.push(owed('concern.resolve', 'concern', id, due, 'acceptance-cannot-be-requested'));
    }
    return list;
  });
}

/** The order of the contract's list. */
const ORDER: readonly string[] = [
  'ballot.cast',
  'facilitator.accept',
  'members.choose',
  'proposal.present',
  'update.post',
  'output.assign',
  'output.request-approval',
  'output.circulate',
  'dip.submit',
  'dip.assign-manager',
  'dip.merge',
  'concern.resolve',
  'dip.request-acceptance',
  'charter.revise',
  'member.add',
  'facilitator.appoint',
];

/** What is due first, first; what has no instant last; otherwise in the order of the contract. */
function byUrgency(a: Owed, b: Owed): number {
  if (a.due === b.due) return ORDER.indexOf(a.duty) - ORDER.indexOf(b.duty);
  if (a.due === null) return 1;
  return b.due === null ? -1 : a.due - b.due;
}

function asDuty({ duty, kind, id, due, consequence }: Owed): Duty {
  const subject = { kind, id };
  return due === null
    ? { duty, subject, consequence }
    : { duty, subject, due: writeInstant(due), consequence };
}

/** What a person owes at this instant, most urgent first. */
export function dutiesOf(state: State, person: string, now: Instant): Duty[] {
  if (state.association === null) return [];
  const asking: Asking = { state, person, now };
  // Whoever is on a roll votes, whatever has become of their organization.
  const departed = state.person.get(person)?.departed === true;
  const votes = departed ? [] : votesOwed(asking);
  const others = isMember(state, person)
    ? [...groupsOwed(asking), ...outputsOwed(asking), ...dipsOwed(asking)]
    : [];
  return [...votes, ...others].sort(byUrgency).map(asDuty);
}
