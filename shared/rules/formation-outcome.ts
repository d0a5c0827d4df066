import { isMember } from './association-member.ts';
import type { ClosingEffect } from './closing.ts';
import { facilitatorsOn, interestKey, organizationsOf } from './group.ts';
import { known, type State, type Twg } from './state.ts';

/** Has not taken the interest back since the proposal was presented. */
function stillInterested(state: State, twg: Twg, person: string): boolean {
  const withdrawnAt = state.interest.get(interestKey(twg.id, person))?.withdrawnAt ?? null;
  return withdrawnAt === null || withdrawnAt < (twg.presented?.at ?? 0);
}

/**
 * DIP-7, Formation: "a simple majority vote in favor forms the TWG", and the roster becomes the
 * membership; who has withdrawn the interest meanwhile is left off. Where too few organizations or
 * no facilitator would be left, it goes back to circulating instead, without a new window.
 */
export const formationClosed: ClosingEffect = (draft, ballot, at) => {
  const before = known(draft.state, 'twg', ballot.subject);
  // A roster under vote is not touched, so who left the association meanwhile goes now.
  const present = before.roster.filter(({ person }) => isMember(draft.state, person));
  const twg: Twg = { ...before, roster: present };
  if (ballot.outcome !== 'passed') {
    const stage = ballot.outcome === 'failed' ? 'declined' : 'circulating';
    draft.put('twg', twg.id, { ...twg, stage });
    return;
  }
  const roster = present.filter(({ person }) => stillInterested(draft.state, twg, person));
  const formed: Twg = {
    ...twg,
    roster,
    stage: 'formed',
    formedAt: at,
    updates: { since: at, days: draft.association.rulebook.updateDays },
  };
  const enough =
    organizationsOf(draft.state, formed).length >= (twg.presented?.minOrganizations ?? 0) &&
    facilitatorsOn(roster).length > 0;
  draft.put('twg', twg.id, enough ? formed : { ...twg, roster, stage: 'circulating' });
};
