/** The contract's "Duties": of outputs and DIPs, in each of these worlds, of exactly these people. */

import { describe } from 'vitest';
import { day, proposals, voted, works, written } from './cases/worlds.ts';
import { check, each, THE_TSC, update, type Owed } from './duties-of.ts';
import { as, association, dips, group, members, outputs, play } from './moves.ts';
import type { World } from './world.ts';

describe('outputs', () => {
  const assign: Owed = ['output.assign', 'o1'];
  const circulate: Owed = ['output.circulate', 'o1'];
  const submit: Owed = ['dip.submit', 'o1'];
  const approval: Owed = ['output.request-approval', 'o1', written(17)];
  const denied = () => play(proposals.submitted(), dips.deny());
  check([
    [
      'waiting for owners',
      () => play(works.drafting(), outputs.stepBack('bob', 'feedback')),
      { alice: [update, assign] },
    ],
    [
      'an owner who has left owns nothing',
      () =>
        play(works.drafting(), members.interest('dora'), members.add('dora'), members.leave('bob')),
      { alice: [update, assign] },
    ],
    ['not once every duty has one', works.drafting, { alice: [update] }],
    [
      'nor once it is abandoned',
      () => play(works.drafting(), outputs.stepBack('bob', 'feedback'), outputs.abandon()),
      { alice: [update] },
    ],
    [
      'the group’s vote',
      works.twgVote,
      {
        alice: [['ballot.cast', 'proceed-1', written(21)], update],
        bob: [['ballot.cast', 'proceed-1', written(21)]],
        carol: [['ballot.cast', 'proceed-1', written(21)]],
      },
    ],
    ['waiting for review, then approval', works.tscReview, { alice: [approval, update] }],
    ['the review over', () => works.tscReview().until(day(18)), { alice: [approval, update] }],
    [
      'the TSC’s vote',
      works.tscVote,
      { alice: [update], ...each(THE_TSC, ['ballot.cast', 'approval-1', written(24)]) },
    ],
    [
      'waiting for approval again after no quorum',
      () => voted(works.tscVote(), 'approval-1', 'one yes').later(0),
      { alice: [approval, update] },
    ],
    [
      'nothing of it once it was returned',
      () => play(works.tscReview(), outputs.giveBack()),
      { alice: [update] },
    ],
    ['a report waiting for circulation', works.approvedReport, { alice: [update, circulate] }],
    ['not once it is circulated', works.circulatedReport, { alice: [update] }],
    [
      'a DIP waiting for circulation, and for submission also by who finalizes',
      works.approved,
      { alice: [update, circulate, submit], bob: [submit] },
    ],
    [
      'circulated, and waiting for submission',
      works.circulated,
      { alice: [update, submit], bob: [submit] },
    ],
    [
      'also where its group is concluded',
      () => play(works.circulated(), group.conclude()),
      { alice: [submit], bob: [submit] },
    ],
    [
      'a DIP that was denied waits to be submitted again',
      denied,
      { alice: [update, circulate, submit], bob: [submit] },
    ],
    [
      'not while it is improved',
      () => play(denied(), outputs.reopen()),
      { alice: [['output.request-approval', 'o1', written(20)], update] },
    ],
    [
      'a DIP that was withdrawn does not',
      () => play(proposals.submitted(), dips.withdraw(), outputs.circulate()),
      { alice: [update] },
    ],
  ]);
});

describe('DIPs', () => {
  const assign: Owed = ['dip.assign-manager', 'o1'];
  const merge: Owed = ['dip.merge', 'o1'];
  const accept: Owed = ['dip.request-acceptance', 'o1', written(32)];
  const resolve: Owed = ['concern.resolve', 'c1', written(32)];
  const circulated = (from: () => World) => () => play(from(), outputs.circulate(), group.update());
  const fresh: Owed = ['update.post', 'ops', written(32)];
  const concerned = circulated(() => play(proposals.lastCall(), dips.raiseConcern('cy')));
  const over = circulated(proposals.lastCallOver);
  const overUpdate: Owed = ['update.post', 'ops', written(46)];
  check([
    [
      'a manager to assign',
      circulated(() => play(works.approved(), association.maintain('mona'), dips.submit())),
      { alice: [fresh], lead: [assign] },
    ],
    ['a DIP to merge or deny', circulated(proposals.submitted), { alice: [fresh], mona: [merge] }],
    [
      'a manager to assign where the manager is no maintainer any more',
      circulated(() => play(proposals.submitted(), association.dismiss('mona'))),
      { alice: [fresh], lead: [assign] },
    ],
    [
      'of the lead maintainer there is now',
      circulated(() =>
        play(proposals.submitted(), association.dismiss('mona'), {
          by: 'sam',
          act: 'lead-maintainer.appoint',
          data: { person: 'max' },
        }),
      ),
      { alice: [fresh], max: [assign] },
    ],
    ['a draft asks nothing', circulated(proposals.draft), { alice: [fresh] }],
    [
      'but a manager where it has none',
      circulated(() => play(proposals.draft(), association.dismiss('mona'))),
      { alice: [fresh], lead: [assign] },
    ],
    [
      'a last call that is running asks nothing',
      circulated(proposals.lastCall),
      { alice: [fresh] },
    ],
    [
      'a concern to resolve: by who raised it, and by the manager',
      concerned,
      { alice: [fresh], cy: [resolve], mona: [resolve] },
    ],
    [
      'once, where the manager has raised it',
      circulated(() => play(proposals.lastCall(), dips.raiseConcern('mona'))),
      { alice: [fresh], mona: [resolve] },
    ],
    [
      'not once it is resolved',
      () => play(concerned(), dips.resolveConcern('cy')),
      { alice: [fresh] },
    ],
    [
      'the last call over, and no acceptance to request before it is resolved',
      () => concerned().until(day(32)),
      { alice: [fresh], cy: [resolve], mona: [resolve] },
    ],
    [
      'in the draft of another round it stays to be resolved, without an instant',
      () => play(concerned(), dips.revise('material')),
      { alice: [fresh], cy: [['concern.resolve', 'c1']], mona: [['concern.resolve', 'c1']] },
    ],
    ['not once the DIP is rejected', () => play(concerned(), dips.reject()), { alice: [fresh] }],
    ['acceptance to request', over, { alice: [overUpdate], mona: [accept] }],
    [
      'a millisecond before: none',
      () => circulated(proposals.lastCall)().until(day(32) - 1),
      { alice: [fresh] },
    ],
    [
      'none while engineering is insufficient',
      () => play(over(), dips.progress('planned')),
      { alice: [overUpdate] },
    ],
    [
      'the TSC’s vote',
      circulated(proposals.acceptanceVote),
      { alice: [overUpdate], ...each(THE_TSC, ['ballot.cast', 'acceptance-1', written(39)]) },
    ],
    [
      'acceptance to request again after no quorum',
      () => play(voted(circulated(proposals.acceptanceVote)(), 'acceptance-1', 'one yes').later(0)),
      { alice: [overUpdate], mona: [accept] },
    ],
    [
      'accepted: nothing',
      circulated(proposals.accepted),
      { alice: [['update.post', 'ops', written(47)]] },
    ],
    [
      'but a manager where it has none',
      circulated(() => play(proposals.accepted(), association.dismiss('mona'))),
      { alice: [['update.post', 'ops', written(47)]], lead: [assign] },
    ],
    [
      'final: nothing',
      circulated(proposals.final),
      { alice: [['update.post', 'ops', written(47)]] },
    ],
    [
      'final: no manager to assign',
      circulated(() => play(proposals.final(), association.dismiss('mona'))),
      { alice: [['update.post', 'ops', written(47)]] },
    ],
    [
      'withdrawn: no manager to assign, no concern to resolve',
      () => play(concerned(), dips.withdraw(), association.dismiss('mona')),
      { alice: [fresh] },
    ],
    [
      'deprecated: no manager to assign',
      circulated(() =>
        play(proposals.accepted(), as('mona', dips.deprecate()), association.dismiss('mona')),
      ),
      { alice: [['update.post', 'ops', written(47)]] },
    ],
    [
      'denied: no manager to assign',
      () => play(proposals.submitted(), dips.deny(), association.dismiss('mona')),
      {
        alice: [update, ['output.circulate', 'o1'], ['dip.submit', 'o1']],
        bob: [['dip.submit', 'o1']],
      },
    ],
  ]);
});
