import { association, ballots, dips, group, outputs, play } from '../moves.ts';
import { SIMPLE_MAJORITY } from '../../../shared/rules/index.ts';
import { sha256 } from '../world.ts';
import type { Case } from './case.ts';
import { atClosing, both, day, leaves, proposals, voted, written } from './worlds.ts';

const REVISED = 'The text of the DIP, revised.\n';
const REVISED_SHA256 = sha256(REVISED);
const statusIs = (status: string) => leaves('dip', 'o1', { status });
const outcome = (was: string) => leaves('ballot', 'acceptance-1', { outcome: was });

const insufficient = (...workstreams: readonly string[]) =>
  ({ code: 'engineering-insufficient', workstreams }) as const;

const calledWithout = () =>
  play(proposals.draft(), dips.lastCall({ noEngineering: 'A process only.' }));

/** A concern was raised, and a material revision has started a second round. */
const secondRound = () =>
  play(
    proposals.lastCall().text(REVISED),
    dips.raiseConcern('cy'),
    dips.revise('material', { textSha256: REVISED_SHA256 }),
  );

/** DIP-7: "Before it can become Accepted, the TSC must vote on the DIP." */
const requesting: readonly Case[] = [
  {
    clause: 'at the very instant its last call has ended, on the latest text',
    world: () =>
      play(
        proposals.lastCall().text(REVISED),
        dips.revise('editorial', { textSha256: REVISED_SHA256 }),
      ).until(day(32)),
    ...dips.requestAcceptance({ days: 5 }),
    expect: both(
      leaves('dip', 'o1', { status: 'last-call', ballot: 'acceptance-2' }),
      leaves('ballot', 'acceptance-2', {
        kind: 'dip-acceptance',
        subject: 'o1',
        body: 'tsc',
        roll: ['tess', 'tim', 'tom'],
        rule: SIMPLE_MAJORITY,
        openedBy: 'mona',
        closesAt: day(37),
        textSha256: REVISED_SHA256,
      }),
    ),
  },
  {
    clause: 'last-call-running: a millisecond before',
    world: () => proposals.lastCall().until(day(32) - 1),
    ...dips.requestAcceptance(),
    expect: { code: 'last-call-running', endsAt: written(32) },
  },
  {
    clause: 'last-call-running: an extension counts',
    world: () => play(proposals.lastCall(), dips.extend(15)).until(day(32)),
    ...dips.requestAcceptance(),
    expect: { code: 'last-call-running', endsAt: written(33) },
  },
  {
    clause: 'ballot-open: one vote at a time',
    world: proposals.acceptanceVote,
    ...dips.requestAcceptance(),
    expect: { code: 'ballot-open', ballots: ['acceptance-1'] },
  },
  {
    clause: 'ballot-open comes before engineering-insufficient',
    world: () => play(proposals.acceptanceVote(), dips.progress('planned')),
    ...dips.requestAcceptance(),
    expect: { code: 'ballot-open', ballots: ['acceptance-1'] },
  },
  {
    clause: 'engineering-insufficient: what was sufficient is so no more',
    world: () => play(proposals.lastCallOver(), dips.progress('in-progress')),
    ...dips.requestAcceptance(),
    expect: insufficient('w1'),
  },
  {
    clause: 'no engineering, for the reason that the last call gave',
    world: () => calledWithout().until(day(32)),
    ...dips.requestAcceptance(),
    expect: leaves('dip', 'o1', { ballot: 'acceptance-2' }),
  },
  {
    clause: 'engineering-insufficient: a workstream opened after such a last call',
    world: () => play(calledWithout(), dips.openWorkstream()).until(day(32)),
    ...dips.requestAcceptance(),
    expect: insufficient('w1'),
  },
  {
    clause: 'open-concerns: DIP-0: "unaddressed technical complaints"',
    world: () =>
      play(
        proposals.lastCall(),
        dips.raiseConcern('cy', 'c1'),
        dips.raiseConcern('amy', 'c2'),
        dips.raiseConcern('cy', 'c3'),
        dips.resolveConcern('mona', 'c2'),
      ).until(day(32)),
    ...dips.requestAcceptance(),
    expect: { code: 'open-concerns', concerns: ['c1', 'c3'] },
  },
  {
    clause: 'with every concern resolved',
    world: () =>
      play(proposals.lastCall(), dips.raiseConcern('cy'), dips.resolveConcern('mona')).until(
        day(32),
      ),
    ...dips.requestAcceptance(),
    expect: leaves('dip', 'o1', { ballot: 'acceptance-2' }),
  },
  {
    clause: 'last-call-running comes before engineering-insufficient',
    world: () => play(proposals.lastCall(), dips.progress('planned')),
    ...dips.requestAcceptance(),
    expect: { code: 'last-call-running', endsAt: written(32) },
  },
  {
    clause: 'engineering-insufficient comes before open-concerns',
    world: () =>
      play(proposals.lastCall(), dips.raiseConcern('cy'), dips.progress('planned')).until(day(32)),
    ...dips.requestAcceptance(),
    expect: insufficient('w1'),
  },
  {
    clause: 'open-concerns comes before ballot-length',
    world: () => play(proposals.lastCall(), dips.raiseConcern('cy')).until(day(32)),
    ...dips.requestAcceptance({ days: 0 }),
    expect: { code: 'open-concerns', concerns: ['c1'] },
  },
  {
    clause: 'concerns live on through rounds until resolved',
    world: () => play(secondRound(), dips.lastCall({ textSha256: REVISED_SHA256 })).until(day(32)),
    ...dips.requestAcceptance(),
    expect: { code: 'open-concerns', concerns: ['c1'] },
  },
  {
    clause: 'also through being withdrawn and submitted again',
    world: () =>
      play(
        proposals.lastCall(),
        dips.raiseConcern('cy'),
        dips.withdraw(),
        dips.submit(),
        dips.assignManager('mona'),
        dips.merge(),
        dips.lastCall(),
      ).until(day(32)),
    ...dips.requestAcceptance(),
    expect: { code: 'open-concerns', concerns: ['c1'] },
  },
  {
    clause: 'a new round has a last call of its own length',
    world: () =>
      play(
        proposals.lastCall().text(REVISED).until(day(30)),
        dips.revise('material', { textSha256: REVISED_SHA256 }),
        dips.lastCall({ textSha256: REVISED_SHA256 }),
      ).until(day(40)),
    ...dips.requestAcceptance(),
    expect: { code: 'last-call-running', endsAt: written(44) },
  },
  {
    clause: 'its group may be concluded by now',
    world: () => play(proposals.lastCallOver(), outputs.circulate(), group.conclude()),
    ...dips.requestAcceptance(),
    expect: leaves('dip', 'o1', { ballot: 'acceptance-2' }),
  },
  {
    clause: 'ballot-length: 1 to 30 days',
    world: proposals.lastCallOver,
    ...dips.requestAcceptance({ days: 31 }),
    expect: { code: 'ballot-length', min: 1, max: 30 },
  },
  {
    clause: 'no-tsc: nobody could vote',
    world: () => play(proposals.lastCallOver(), ...['tess', 'tim', 'tom'].map(association.unseat)),
    ...dips.requestAcceptance(),
    expect: { code: 'no-tsc' },
  },
  {
    clause: 'what is accepted is not accepted again',
    world: proposals.accepted,
    ...dips.requestAcceptance(),
    expect: { code: 'wrong-stage', stage: 'accepted', expected: ['last-call'] },
  },
  {
    clause: 'a draft has had no last call',
    world: proposals.draft,
    ...dips.requestAcceptance(),
    expect: { code: 'wrong-stage', stage: 'draft', expected: ['last-call'] },
  },
];

const outcomes: readonly Case[] = [
  {
    clause: 'passed: DIP-7: "A simple majority moves the DIP to Accepted"',
    world: () => voted(proposals.acceptanceVote(), 'acceptance-1', 'all yes'),
    ...ballots.close('acceptance-1'),
    expect: both(leaves('dip', 'o1', { status: 'accepted', ballot: null }), outcome('passed')),
  },
  {
    clause: 'failed: rejected',
    world: () => voted(proposals.acceptanceVote(), 'acceptance-1', 'all no'),
    ...ballots.close('acceptance-1'),
    expect: both(leaves('dip', 'o1', { status: 'rejected', ballot: null }), outcome('failed')),
  },
  {
    clause: 'a tie fails',
    world: () =>
      atClosing(
        proposals
          .acceptanceVote()
          .vote('tess', 'acceptance-1', 'yes')
          .vote('tim', 'acceptance-1', 'no'),
      ),
    ...ballots.close('acceptance-1'),
    expect: both(statusIs('rejected'), outcome('failed')),
  },
  {
    clause: 'no quorum: it stays in last call',
    world: () => voted(proposals.acceptanceVote(), 'acceptance-1', 'one yes'),
    ...ballots.close('acceptance-1'),
    expect: both(leaves('dip', 'o1', { status: 'last-call', ballot: null }), outcome('no-quorum')),
  },
  {
    clause: 'no quorum: it may be asked again, without another last call',
    world: () => voted(proposals.acceptanceVote(), 'acceptance-1', 'one yes').later(0),
    ...dips.requestAcceptance(),
    expect: both(
      leaves('dip', 'o1', { ballot: 'acceptance-2' }),
      leaves('ballot', 'acceptance-2', { previous: 'acceptance-1' }),
    ),
  },
  {
    clause: 'withdrawn: it stays in last call',
    world: proposals.acceptanceVote,
    ...ballots.withdraw('mona', 'acceptance-1'),
    expect: both(leaves('dip', 'o1', { status: 'last-call', ballot: null }), outcome('withdrawn')),
  },
  {
    clause: 'accepted, though its group is concluded',
    world: () =>
      voted(
        play(proposals.acceptanceVote(), outputs.circulate(), group.conclude()),
        'acceptance-1',
        'all yes',
      ),
    ...ballots.close('acceptance-1'),
    expect: statusIs('accepted'),
  },
  {
    clause: 'its manager may be dismissed while the TSC votes',
    world: () =>
      voted(
        play(proposals.acceptanceVote(), association.dismiss('mona')),
        'acceptance-1',
        'all yes',
      ),
    ...ballots.close('acceptance-1'),
    expect: leaves('dip', 'o1', { status: 'accepted', manager: null }),
  },
];

export const ACCEPTANCE_CASES: readonly Case[] = [...requesting, ...outcomes];
