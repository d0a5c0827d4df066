import { as, association, dips, outputs, play } from '../moves.ts';
import { DAY, type World } from '../world.ts';
import type { Case } from './case.ts';
import { both, leaves, proposals, voted, works } from './worlds.ts';

const statusIs = (status: string) => leaves('dip', 'o1', { status });

const wrongStage = (stage: string, ...expected: readonly string[]) =>
  ({ code: 'wrong-stage', stage, expected }) as const;

const denied = () => play(proposals.submitted(), dips.deny());
const withdrawn = () => play(proposals.draft(), dips.withdraw());
const deprecated = () => play(proposals.accepted(), as('mona', dips.deprecate()));

const ended = {
  final: proposals.final,
  rejected: proposals.rejected,
  withdrawn,
  deprecated,
} as const;

/** DIP-7: "At this point the DIP gets a DIP Manager". */
const managing: readonly Case[] = [
  {
    clause: 'the lead maintainer assigns a maintainer',
    world: () => play(works.approved(), association.maintain('mona'), dips.submit()),
    ...dips.assignManager('mona'),
    expect: leaves('dip', 'o1', { manager: 'mona', status: 'submitted' }),
  },
  {
    clause: 'DIP overview: "The Lead Maintainer shall act as the primary DIP Manager"',
    world: proposals.submitted,
    ...dips.assignManager('lead'),
    expect: leaves('dip', 'o1', { manager: 'lead' }),
  },
  ...(['submitted', 'draft', 'lastCall', 'acceptanceVote', 'accepted'] as const).map(
    (name): Case => ({
      clause: `another one may be assigned: ${name}`,
      world: () => play(proposals[name](), association.maintain('max')),
      ...dips.assignManager('max'),
      expect: leaves('dip', 'o1', { manager: 'max' }),
    }),
  ),
  {
    clause: 'another one may be assigned: denied',
    world: () => play(denied(), association.maintain('max')),
    ...dips.assignManager('max'),
    expect: leaves('dip', 'o1', { manager: 'max', status: 'denied' }),
  },
  ...Object.entries(ended).map(([status, world]): Case => ({
    clause: `any status but ${status}`,
    world,
    ...dips.assignManager('mona'),
    expect: wrongStage(status, 'submitted', 'draft', 'last-call', 'accepted', 'denied'),
  })),
  {
    clause: 'not-a-maintainer',
    world: proposals.submitted,
    ...dips.assignManager('max'),
    expect: { code: 'not-a-maintainer', person: 'max' },
  },
  {
    clause: 'the stage comes before not-a-maintainer',
    world: proposals.final,
    ...dips.assignManager('max'),
    expect: wrongStage('final', 'submitted', 'draft', 'last-call', 'accepted', 'denied'),
  },
  {
    clause: 'a manager dismissed as maintainer manages no more',
    world: proposals.submitted,
    ...association.dismiss('mona'),
    expect: leaves('dip', 'o1', { manager: null, status: 'submitted' }),
  },
  {
    clause: 'nor may they act as one',
    world: () => play(proposals.submitted(), association.dismiss('mona')),
    ...dips.merge(),
    expect: { code: 'not-permitted', needs: 'manager' },
  },
  {
    clause: 'nor after they are a maintainer again, until assigned',
    world: () =>
      play(proposals.submitted(), association.dismiss('mona'), association.maintain('mona')),
    ...dips.merge(),
    expect: { code: 'not-permitted', needs: 'manager' },
  },
  {
    clause: 'a manager who has departed manages no more',
    world: proposals.draft,
    ...association.depart('mona'),
    expect: leaves('dip', 'o1', { manager: null }),
  },
  {
    clause: 'a manager whose organization has withdrawn manages no more',
    world: () => play(proposals.draft(), association.move('mona', 'dune')),
    ...association.withdraw('dune'),
    expect: leaves('dip', 'o1', { manager: null }),
  },
  {
    clause: 'a lead maintainer who manages it, and is neither any more',
    world: () => play(proposals.draft(), dips.assignManager('lead')),
    by: 'sam',
    act: 'lead-maintainer.appoint',
    data: { person: 'max' },
    expect: leaves('dip', 'o1', { manager: null }),
  },
  {
    clause: 'who is dismissed from another DIP’s point of view keeps nothing, others keep theirs',
    world: () => play(proposals.draft(), association.maintain('max')),
    ...association.dismiss('max'),
    expect: leaves('dip', 'o1', { manager: 'mona' }),
  },
];

/** A second DIP, submitted and managed by mona, beside that of `o1`. */
function secondDip(world: World): World {
  const of = { output: 'o2' };
  const duties = ['drafting', 'editing', 'feedback', 'finalizing'];
  const drafted = play(
    world,
    outputs.start('dip'),
    ...duties.map((duty) => ({
      by: 'bob',
      act: 'output.volunteer',
      data: { ...of, duty },
    })),
    outputs.callVote({ ...of, ballot: 'proceed-o2' }),
  );
  const reviewed = voted(drafted, 'proceed-o2', 'all yes').later(2 * DAY);
  const asked = play(reviewed, outputs.requestApproval({ ...of, ballot: 'approval-o2' }));
  return play(voted(asked, 'approval-o2', 'all yes').later(0), dips.submit(of), {
    by: 'lead',
    act: 'dip.assign-manager',
    data: { ...of, manager: 'mona' },
  });
}

const merging: readonly Case[] = [
  {
    clause: 'the manager merges it, and it has its number',
    world: proposals.submitted,
    ...dips.merge(),
    expect: leaves('dip', 'o1', { status: 'draft', number: 201, commit: 'c0ffee2' }),
  },
  {
    clause: 'number-taken: by another DIP',
    world: () => secondDip(proposals.draft()),
    ...dips.merge({ output: 'o2' }),
    expect: { code: 'number-taken', number: 201 },
  },
  {
    clause: 'number-taken: also by one that was withdrawn',
    world: () => secondDip(withdrawn()),
    ...dips.merge({ output: 'o2' }),
    expect: { code: 'number-taken', number: 201 },
  },
  {
    clause: 'a number that no DIP has',
    world: () => secondDip(proposals.draft()),
    ...dips.merge({ output: 'o2', number: 202 }),
    expect: both(
      leaves('dip', 'o2', { status: 'draft', number: 202 }),
      leaves('dip', 'o1', { status: 'draft', number: 201 }),
    ),
  },
  {
    clause: 'a DIP submitted again takes its own number again',
    world: () => play(withdrawn(), dips.submit(), dips.assignManager('mona')),
    ...dips.merge(),
    expect: leaves('dip', 'o1', { status: 'draft', number: 201 }),
  },
  {
    clause: 'a DIP is merged once',
    world: proposals.draft,
    ...dips.merge(),
    expect: wrongStage('draft', 'submitted'),
  },
  {
    clause: 'the manager denies it',
    world: proposals.submitted,
    ...dips.deny(),
    expect: statusIs('denied'),
  },
  {
    clause: 'what is merged is not denied',
    world: proposals.draft,
    ...dips.deny(),
    expect: wrongStage('draft', 'submitted'),
  },
  {
    clause: 'what is denied is not merged, until it is submitted again',
    world: denied,
    ...dips.merge(),
    expect: wrongStage('denied', 'submitted'),
  },
];

export const DIP_MANAGER_CASES: readonly Case[] = [...managing, ...merging];
