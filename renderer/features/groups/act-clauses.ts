import { clauseOf, type Clause, type ClauseKey } from '../../../shared/wording/index.ts';

/** The clause that an act follows; acts that keep good order, and votes, follow none of their own. */
const FOLLOWED: Readonly<Record<string, ClauseKey>> = {
  'proposal.create': 'twg.draft',
  'proposal.circulate': 'channels',
  'proposal.extend-circulation': 'twg.circulating',
  'members.choose': 'members',
  'proposal.present': 'twg.voting',
  'member.add': 'recruiting',
  'charter.revise': 'charter-revision',
  'facilitator.invite': 'facilitators',
  'facilitator.accept': 'replacement-facilitator',
  'facilitator.hand-over': 'replacement-facilitator',
  'facilitator.appoint': 'replacement-facilitator',
  'update.post': 'updates',
  'topic.raise': 'topics',
  'output.start': 'twg.formed',
  'output.assign': 'ownership',
  'output.volunteer': 'ownership',
  'output.call-vote': 'output.twg-vote',
  'output.request-approval': 'output.tsc-vote',
  'output.circulate': 'output.circulated',
  'dip.submit': 'dip.submitted',
  'dip.assign-manager': 'manager',
  'dip.merge': 'dip.draft',
  'workstream.open': 'engineering',
  'dip.last-call': 'dip.last-call',
  'dip.finalize': 'dip.final',
  'dip.request-acceptance': 'acceptance-vote',
};

export function clauseOfAct(type: string): Clause | null {
  const key = Object.hasOwn(FOLLOWED, type) ? FOLLOWED[type] : undefined;
  return key === undefined ? null : clauseOf(key);
}
