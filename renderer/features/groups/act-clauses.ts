import { clauseOf, type Clause, type ClauseKey } from '../../../shared/wording/index.ts';

/** The clause that an act follows; acts that keep good order, and votes, follow none of their own. */
const FOLLOWED: Readonly<Record<string, ClauseKey>> = {
  'proposal.create': 'twg.draft',
  'proposal.circulate': 'channels',
  'proposal.extend-circulation': 'twg.circulating',
  'members.choose': 'members',
  'proposal.present': 'twg.voting',
  'facilitator.invite': 'facilitators',
  'facilitator.hand-over': 'replacement-facilitator',
  'facilitator.appoint': 'replacement-facilitator',
  'update.post': 'updates',
  'topic.raise': 'topics',
  'output.assign': 'ownership',
  'output.call-vote': 'output.twg-vote',
  'output.request-approval': 'output.tsc-vote',
  'dip.submit': 'dip.submitted',
  'dip.assign-manager': 'manager',
  'dip.last-call': 'dip.last-call',
  'dip.request-acceptance': 'acceptance-vote',
};

export function clauseOfAct(type: string): Clause | null {
  const key = Object.hasOwn(FOLLOWED, type) ? FOLLOWED[type] : undefined;
  return key === undefined ? null : clauseOf(key);
}
