/** What a group waits for, as data: the words are made from it, and the page's one main action. */

import {
  charterEndsAt,
  closingInstant,
  facilitatorsOf,
  interestOf,
  latestBallot,
  missingFields,
  organizationsOf,
  updateDueAt,
  type Instant,
  type State,
  type Twg,
} from '../../../shared/rules/index.ts';

/** How many organizations there are of how many that are asked for. */
export interface OrganizationCount {
  readonly have: number;
  readonly needed: number;
}

export type NextStep =
  /** A draft with blank fields. */
  | { readonly kind: 'complete-charter'; readonly missing: readonly string[] }
  /** A draft that could be circulated. */
  | { readonly kind: 'circulate' }
  /** The window runs; members may be chosen meanwhile. */
  | ({
      readonly kind: 'gather-interest';
      readonly until: Instant;
      readonly counted: Counted;
    } & Gathered)
  /** The window is over; the roster could not be presented yet. */
  | ({ readonly kind: 'choose-members'; readonly reason: RosterGap } & Gathered)
  /** All is there but the charter, changed meanwhile, has blank fields. */
  | { readonly kind: 'complete-before-presenting'; readonly missing: readonly string[] }
  | { readonly kind: 'present' }
  | { readonly kind: 'vote'; readonly ballot: string; readonly until: Instant }
  /** The TSC voted against; revising makes it a draft again. */
  | { readonly kind: 'revise-declined' }
  | { readonly kind: 'appoint-facilitator' }
  | { readonly kind: 'accept-nomination'; readonly person: string }
  | { readonly kind: 'vote-on-charter'; readonly ballot: string; readonly until: Instant }
  | ({ readonly kind: 'more-organizations' } & Gathered)
  | { readonly kind: 'charter-expired'; readonly since: Instant }
  | { readonly kind: 'update'; readonly due: Instant; readonly standing: 'due' | 'overdue' }
  | { readonly kind: 'work' }
  | { readonly kind: 'ended'; readonly how: 'concluded' | 'withdrawn' };

interface Gathered {
  readonly interested: number;
  readonly organizations: OrganizationCount;
}

/** Whose organizations are counted: of everyone who could be chosen, or of who is chosen. */
export type Counted = 'interested' | 'chosen';

/** Why a roster could not be presented. */
export type RosterGap = 'nobody-chosen' | 'facilitators-differ' | 'interest-gone' | 'organizations';

export const organizationCount = (state: State, twg: Twg): OrganizationCount => ({
  have: organizationsOf(state, twg).length,
  needed: state.association?.rulebook.minOrganizations ?? 0,
});

/** Persons whose interest in a group stands, sorted. */
export const interestedIn = (state: State, twg: string): string[] =>
  [...state.interest.values()]
    .filter((interest) => interest.twg === twg && interest.withdrawnAt === null)
    .map((interest) => interest.person)
    .sort();

/** The organizations that would be there if everyone with interest were chosen. */
export function organizationsInterested(state: State, twg: Twg): string[] {
  const persons = new Set([...facilitatorsOf(twg), ...interestedIn(state, twg.id)]);
  const roster = [...persons].map((person) => ({ person, role: 'contributor' as const }));
  return organizationsOf(state, { ...twg, roster });
}

/** The organizations so far: of the members once they are chosen, of the interested before. */
function organizationsSoFar(state: State, twg: Twg): Gathered & { readonly counted: Counted } {
  const interested = interestedIn(state, twg.id).length;
  const chosen = organizationCount(state, twg);
  if (twg.roster.length > 0) return { interested, organizations: chosen, counted: 'chosen' };
  const organizations = { ...chosen, have: organizationsInterested(state, twg).length };
  return { interested, organizations, counted: 'interested' };
}

/** Why the roster as it stands could not be presented; null where it could. */
export function rosterGap(state: State, twg: Twg): RosterGap | null {
  if (twg.roster.length === 0) return 'nobody-chosen';
  const facilitators = twg.roster
    .filter(({ role }) => role === 'facilitator' || role === 'co-facilitator')
    .map(({ person }) => person);
  if (facilitators.sort().join() !== [...twg.facilitators].sort().join()) {
    return 'facilitators-differ';
  }
  const gone = twg.roster.some(
    ({ person }) => person !== twg.creator && interestOf(state, twg.id, person) === undefined,
  );
  if (gone) return 'interest-gone';
  const { have, needed } = organizationCount(state, twg);
  return have < needed ? 'organizations' : null;
}

function nextOfCirculating(state: State, twg: Twg, now: Instant): NextStep {
  const gathered = {
    interested: interestedIn(state, twg.id).length,
    organizations: organizationCount(state, twg),
  };
  const endsAt = twg.circulation?.endsAt ?? now;
  if (now < endsAt) {
    return { kind: 'gather-interest', until: endsAt, ...organizationsSoFar(state, twg) };
  }
  const reason = rosterGap(state, twg);
  if (reason !== null) return { kind: 'choose-members', reason, ...gathered };
  const missing = missingFields(twg.charter);
  return missing.length > 0 ? { kind: 'complete-before-presenting', missing } : { kind: 'present' };
}

function nextOfFormed(state: State, twg: Twg, now: Instant): NextStep {
  if (facilitatorsOf(twg).length === 0) return { kind: 'appoint-facilitator' };
  const revision = twg.revision === null ? undefined : state.ballot.get(twg.revision);
  if (revision !== undefined) {
    return { kind: 'vote-on-charter', ballot: revision.id, until: closingInstant(revision) };
  }
  const organizations = organizationCount(state, twg);
  if (organizations.have < organizations.needed) {
    const interested = interestedIn(state, twg.id).length;
    return { kind: 'more-organizations', organizations, interested };
  }
  const endsAt = charterEndsAt(twg);
  if (endsAt !== null && now >= endsAt) return { kind: 'charter-expired', since: endsAt };
  if (twg.nomination !== null) {
    return { kind: 'accept-nomination', person: twg.nomination.person };
  }
  const due = updateDueAt(twg);
  if (due === null) return { kind: 'work' };
  return { kind: 'update', due, standing: now >= due ? 'overdue' : 'due' };
}

/** What a group waits for at this instant. */
export function nextStepOf(state: State, twg: Twg, now: Instant): NextStep {
  switch (twg.stage) {
    case 'draft': {
      const missing = missingFields(twg.charter);
      return missing.length > 0 ? { kind: 'complete-charter', missing } : { kind: 'circulate' };
    }
    case 'circulating':
      return nextOfCirculating(state, twg, now);
    case 'voting': {
      const ballot = latestBallot(state, 'formation', twg.id);
      if (ballot === undefined) throw new Error('a group that is voted on has a ballot');
      return { kind: 'vote', ballot: ballot.id, until: closingInstant(ballot) };
    }
    case 'declined':
      return { kind: 'revise-declined' };
    case 'formed':
      return nextOfFormed(state, twg, now);
    case 'concluded':
    case 'withdrawn':
      return { kind: 'ended', how: twg.stage };
  }
}

/** Who can take the step: named persons, or a body. */
export type Movers =
  | { readonly kind: 'persons'; readonly persons: readonly string[] }
  | { readonly kind: 'body'; readonly body: 'tsc' | 'secretariat' }
  | { readonly kind: 'nobody' };

const persons = (list: readonly string[]): Movers => ({
  kind: 'persons',
  persons: [...new Set(list)],
});

/** Whose turn it is at each step. */
const TURNS: {
  readonly [K in NextStep['kind']]: 'writers' | 'facilitators' | 'tsc' | 'secretariat' | 'nobody';
} = {
  'complete-charter': 'writers',
  'complete-before-presenting': 'writers',
  'revise-declined': 'writers',
  circulate: 'facilitators',
  'gather-interest': 'facilitators',
  'choose-members': 'facilitators',
  present: 'facilitators',
  'more-organizations': 'facilitators',
  'charter-expired': 'facilitators',
  'accept-nomination': 'facilitators',
  update: 'facilitators',
  work: 'facilitators',
  vote: 'tsc',
  'vote-on-charter': 'tsc',
  'appoint-facilitator': 'secretariat',
  ended: 'nobody',
};

/** Who can move a group on from where it stands. */
export function moversOf(twg: Twg, step: NextStep): Movers {
  if (step.kind === 'accept-nomination') return persons([step.person]);
  const facilitators = facilitatorsOf(twg);
  const turn = TURNS[step.kind];
  switch (turn) {
    case 'writers':
      return persons([...facilitators, twg.creator]);
    case 'facilitators':
      return persons(facilitators);
    case 'tsc':
    case 'secretariat':
      return { kind: 'body', body: turn };
    case 'nobody':
      return { kind: 'nobody' };
  }
}
