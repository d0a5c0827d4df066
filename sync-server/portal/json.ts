/** What the pages show, for programs. Whoever is not named is null, with their organization. */

import {
  charterEndsAt,
  closingInstant,
  facilitatorsOf,
  known,
  needed,
  organizationsOf,
  RULES_VERSION,
  sortedRecords,
  standingOf,
  tallyOf,
  updateDueAt,
  writeInstant,
  type Ballot,
  type Dip,
  type Instant,
  type Meeting,
  type Output,
  type Twg,
  type Update,
} from '../../shared/rules/index.ts';
import { ballotTitle, organizationName, ruleWords } from '../../shared/wording/index.ts';
import { groupedVoters, votersOf, type Voter } from '../../shared/wording/voters.ts';
import { placeOf } from './pages/lines.ts';
import { outputVotedOn } from './pages/minority-opinions.ts';
import { overdueGroups } from './pages/start-page.ts';
import { PATHS } from './paths.ts';
import type { Reading } from './reading.ts';

const instant = (at: Instant | null): string | null => (at === null ? null : writeInstant(at));

function personJson({ standpoint, state }: Reading, id: string): object {
  const organization = state.person.get(id)?.organization ?? null;
  return {
    name: standpoint.isNamed(id) ? (state.person.get(id)?.name ?? id) : null,
    organization:
      organization === null
        ? null
        : { id: organization, name: organizationName(state, organization) },
  };
}

/** As of what, on top of each file. */
function asOf({ standpoint, state }: Reading): object {
  const { position, ledger, at } = standpoint.published;
  return {
    ledger,
    entries: position.seq,
    head: position.head,
    at: instant(at),
    rehearsal: state.association?.rehearsal === true,
  };
}

export function ballotSummary(reading: Reading, ballot: Ballot): object {
  const { eligible, yes, no, abstain, notVoted, outcome } = tallyOf(ballot);
  const { recused, roll } = standingOf(ballot);
  return {
    id: ballot.id,
    url: `${reading.url}${PATHS.ballot(ballot.id)}`,
    title: reading.said(ballotTitle(reading.state, ballot.id)),
    kind: ballot.kind,
    subject: ballot.subject,
    body: ballot.body,
    status: ballot.status,
    outcome: ballot.outcome,
    outcomeIfClosedNow: outcome,
    roll,
    eligible,
    yes,
    no,
    abstain,
    notVoted,
    recused,
    openedAt: instant(ballot.openedAt),
    closesAt: instant(closingInstant(ballot)),
    closedAt: instant(ballot.closedAt),
    textSha256: ballot.textSha256,
  };
}

export function ballotJson(reading: Reading, ballot: Ballot): object {
  const { quorum, threshold, toPass, decided } = needed(ballot);
  const groups = groupedVoters(votersOf(ballot, reading.state));
  const output = outputVotedOn(reading.state, ballot);
  const voters = (all: readonly Voter[]): object[] =>
    all.map(({ person }) => personJson(reading, person));
  return {
    ...asOf(reading),
    ballot: {
      ...ballotSummary(reading, ballot),
      rule: ballot.rule,
      ruleInWords: ruleWords(ballot.rule),
      quorum,
      threshold,
      toPass,
      decided,
      previous: ballot.previous,
      changes: ballot.changes,
      minorityOpinions: output === null ? [] : opinionsJson(reading, output),
      voters: {
        yes: voters(groups.yes),
        no: voters(groups.no),
        abstain: voters(groups.abstain),
        recused: voters(groups.recused),
        notVoted: voters(groups.notVoted),
      },
    },
  };
}

function groupSummary(reading: Reading, twg: Twg): object {
  return {
    id: twg.id,
    url: `${reading.url}${PATHS.group(twg.id)}`,
    name: reading.said(twg.name),
    stage: twg.stage,
    persons: twg.roster.length,
    organizations: organizationsOf(reading.state, twg).length,
    updatesOverdue: reading.overdue(twg),
    formedAt: instant(twg.formedAt),
    updateDueAt: instant(updateDueAt(twg)),
    charterEndsAt: instant(charterEndsAt(twg)),
  };
}

const MOST = 100;

export function groupJson(reading: Reading, twg: Twg): object {
  const { index, standpoint } = reading;
  const { scope, limits, outputs, durationDays, profiles } = twg.charter;
  const free = (text: string): string => standpoint.leaveOut(text).text;
  return {
    ...asOf(reading),
    group: {
      ...groupSummary(reading, twg),
      charter: {
        scope: free(scope),
        limits: free(limits),
        outputs: outputs.map(({ kind, title }) => ({ kind, title: free(title) })),
        durationDays,
        profiles: free(profiles),
      },
      facilitators: facilitatorsOf(twg).map((id) => personJson(reading, id)),
      people: twg.roster.map(({ person, role }) => ({ person: personJson(reading, person), role })),
      outputs: (index.outputsOf.get(twg.id) ?? []).map((output) => outputSummary(reading, output)),
      ballots: (index.ballotsOf.get(twg.id) ?? [])
        .slice(0, MOST)
        .map((ballot) => ballotSummary(reading, ballot)),
      updates: (index.updatesOf.get(twg.id) ?? [])
        .slice(0, MOST)
        .map((update) => updateSummary(reading, update)),
      meetings: (index.meetingsOf.get(twg.id) ?? [])
        .slice(-MOST)
        .map((meeting) => meetingJson(reading, meeting)),
    },
  };
}

export function outputSummary(reading: Reading, output: Output): object {
  return {
    id: output.id,
    url: `${reading.url}${PATHS.output(output.id)}`,
    twg: output.twg,
    kind: output.kind,
    title: reading.said(output.title),
    stage: output.stage,
    groupText: output.groupText,
    approvedText: output.approvedText,
    reviewEndsAt: instant(output.reviewEndsAt),
  };
}

/** The opinions that travel with an output, and so with all that shows its text. */
const opinionsJson = (reading: Reading, { dissents }: Output): object[] =>
  dissents.map(({ person, textSha256 }) => ({ person: personJson(reading, person), textSha256 }));

export const outputJson = (reading: Reading, output: Output): object => ({
  ...asOf(reading),
  output: {
    ...outputSummary(reading, output),
    minorityOpinions: opinionsJson(reading, output),
    ballots: (reading.index.ballotsAbout.get(output.id) ?? []).map((ballot) =>
      ballotSummary(reading, ballot),
    ),
  },
});

function dipSummary(reading: Reading, dip: Dip): object {
  const { title, twg } = known(reading.state, 'output', dip.output);
  return {
    output: dip.output,
    url: `${reading.url}${PATHS.dip(dip.output)}`,
    twg,
    title: reading.said(title),
    status: dip.status,
    number: dip.number,
    repository: dip.repository,
    pullRequest: dip.pullRequest,
    commit: dip.commit,
    textSha256: dip.textSha256,
    lastCall:
      dip.lastCall === null
        ? null
        : { startedAt: instant(dip.lastCall.startedAt), endsAt: instant(dip.lastCall.endsAt) },
  };
}

export function dipJson(reading: Reading, dip: Dip): object {
  const { state, standpoint } = reading;
  const free = (text: string): string => standpoint.leaveOut(text).text;
  return {
    ...asOf(reading),
    dip: {
      ...dipSummary(reading, dip),
      minorityOpinions: opinionsJson(reading, known(state, 'output', dip.output)),
      manager: dip.manager === null ? null : personJson(reading, dip.manager),
      workstreams: dip.workstreams
        .map((id) => known(state, 'workstream', id))
        .map(({ id, kind, title, status, links }) => ({
          id,
          kind,
          title: free(title),
          status,
          links,
        })),
      concerns: dip.concerns
        .map((id) => known(state, 'concern', id))
        .map(({ id, by, text, at, resolution }) => ({
          id,
          by: personJson(reading, by),
          text: free(text),
          at: instant(at),
          resolution:
            resolution === null
              ? null
              : { by: personJson(reading, resolution.by), text: free(resolution.text) },
        })),
    },
  };
}

function updateSummary(reading: Reading, update: Update): object {
  return {
    id: update.id,
    url: `${reading.url}${PATHS.update(update.id)}`,
    twg: update.twg,
    title: reading.said(update.title),
    from: update.from,
    to: update.to,
    at: instant(update.at),
    textSha256: update.textSha256,
  };
}

export async function updateJson(reading: Reading, update: Update): Promise<object> {
  const text = await reading.exactText(update.textSha256);
  return {
    ...asOf(reading),
    update: {
      ...updateSummary(reading, update),
      by: personJson(reading, update.by),
      channels: update.channels.map(({ kind, name }) => ({ kind, name: reading.said(name) })),
      text: text === null ? null : reading.standpoint.leaveOut(text).text,
    },
  };
}

const meetingJson = (reading: Reading, meeting: Meeting): object => ({
  id: meeting.id,
  twg: meeting.twg,
  title: reading.said(meeting.title),
  at: instant(meeting.at),
  minutes: meeting.minutes,
  where: placeOf(reading, meeting),
  cancelled: meeting.cancelled === null ? null : reading.said(meeting.cancelled),
});

export function startJson(reading: Reading): object {
  const { state, index } = reading;
  return {
    ...asOf(reading),
    association: state.association?.name ?? null,
    openBallots: state.openBallots.map((id) => ballotSummary(reading, known(state, 'ballot', id))),
    circulating: index.groups
      .filter(({ stage }) => stage === 'circulating')
      .map((twg) => groupSummary(reading, twg)),
    lastCalls: sortedRecords(state.dip)
      .filter(({ status }) => status === 'last-call')
      .map((dip) => dipSummary(reading, dip)),
    results: index.ballots
      .filter(({ status }) => status === 'closed')
      .slice(0, MOST)
      .map((ballot) => ballotSummary(reading, ballot)),
    updates: index.updates.slice(0, MOST).map((update) => updateSummary(reading, update)),
    updatesOverdue: overdueGroups(reading).map(({ twg, count }) => ({ twg: twg.id, count })),
  };
}

export const groupsJson = (reading: Reading): object => ({
  ...asOf(reading),
  groups: reading.index.groups.map((twg) => groupSummary(reading, twg)),
});

export const dipsJson = (reading: Reading): object => ({
  ...asOf(reading),
  dips: sortedRecords(reading.state.dip).map((dip) => dipSummary(reading, dip)),
});

export const ballotsJson = (reading: Reading, page: readonly Ballot[]): object => ({
  ...asOf(reading),
  ballots: page.map((ballot) => ballotSummary(reading, ballot)),
});

export const updatesJson = (reading: Reading, page: readonly Update[]): object => ({
  ...asOf(reading),
  updates: page.map((update) => updateSummary(reading, update)),
});

export const meetingsJson = (reading: Reading): object => ({
  ...asOf(reading),
  meetings: reading.index.meetings.slice(-1000).map((meeting) => meetingJson(reading, meeting)),
});

export async function aboutJson(reading: Reading): Promise<object> {
  return { ...asOf(reading), stateHash: await reading.stateHash(), rules: RULES_VERSION };
}
