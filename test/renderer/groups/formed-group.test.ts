import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { resetCharter } from '../../../renderer/features/groups/charter/reset-charter.ts';
import {
  heldBy,
  revisionBallotId,
  revisionOf,
  weightWords,
  wouldEndAt,
} from '../../../renderer/features/groups/charter/revision.ts';
import { stillOpen } from '../../../renderer/features/groups/conclusion/what-is-open.ts';
import {
  addable,
  appointable,
  askable,
  changeable,
  dutiesLost,
  organizationsAfter,
  rosterWith,
} from '../../../renderer/features/groups/people/people-facts.ts';
import { savedGroupWords } from '../../../renderer/features/groups/save-group.ts';
import {
  actsOfBallot,
  actsOfOutput,
} from '../../../renderer/features/groups/waiting/subject-history.ts';
import { groupWaits, outputWaits } from '../../../renderer/features/groups/waiting/waiting-for.ts';
import { charterOf, startFrom } from '../../../renderer/features/proposals/charter-document.ts';
import { dutiesOf, known, type Twg } from '../../../shared/rules/index.ts';
import { groups, proposals, works } from '../../rules/cases/worlds.ts';
import { CHARTER, DAY, type World } from '../../rules/world.ts';

const ops = ({ state }: World): Twg => known(state, 'twg', 'ops');

describe('a revision of the charter', () => {
  const world = groups.formed();

  it('that changes profiles alone is in force at once, and says so', () => {
    const revision = revisionOf(ops(world), { ...CHARTER, profiles: 'Whoever operates.' });
    expect(revision.weight).toBe('not-material');
    expect(weightWords(revision)).toContain('what differs is its desired member profiles alone');
    expect(heldBy(revision)).toBeUndefined();
    const after = world.do('alice', 'charter.revise', {
      twg: 'ops',
      charter: revision.charter,
      reason: 'r',
    });
    expect(ops(after).charter.profiles).toBe('Whoever operates.');
  });

  it('of anything else goes to the TSC, and names the fields; the old one stands until then', () => {
    const charter = { ...CHARTER, durationDays: 400, limits: 'Others.' };
    const revision = revisionOf(ops(world), charter);
    expect(revision.weight).toBe('material');
    expect(weightWords(revision)).toContain('limits of its focus and expected duration');
    const ballot = revisionBallotId(world.state, ops(world));
    const after = world.do('alice', 'charter.revise', { twg: 'ops', charter, reason: 'r', ballot });
    expect(ops(after).revision).toBe(ballot);
    expect(ops(after).charter.durationDays).toBe(CHARTER.durationDays);
    // Another one would take another ballot.
    expect(revisionBallotId(after.state, ops(after))).not.toBe(ballot);
    expect(wouldEndAt(ops(world), charter)).toBe((ops(world).formedAt ?? 0) + 400 * DAY);
  });

  it('cannot be put forward while it says the same, or lacks a field', () => {
    expect(heldBy(revisionOf(ops(world), CHARTER))).toBe('Change something in the draft first.');
    const blank = revisionOf(ops(world), { ...CHARTER, scope: ' ' });
    expect(heldBy(blank)).toBe('The draft still needs the scope and goal.');
    const long = revisionOf(ops(world), { ...CHARTER, scope: 'x'.repeat(40_000) });
    expect(heldBy(long)).toContain('too long');
  });

  it('can be begun anew: the draft says what the charter in force does, and no more', () => {
    const doc = new Y.Doc();
    startFrom(doc, { ...CHARTER, outputs: [{ kind: 'dip', title: 'Another' }], durationDays: 3 });
    doc.getText('scope').insert(0, '😀 ');
    resetCharter(doc, CHARTER);
    expect(charterOf(doc)).toEqual(CHARTER);
    resetCharter(doc, { ...CHARTER, durationDays: null });
    expect(charterOf(doc).durationDays).toBeNull();
  });
});

describe('the people of a formed group', () => {
  const world = groups.formed();

  it('are offered for what the rules let be done with them', () => {
    const twg = ops(world);
    for (const person of changeable(twg)) {
      world.do('alice', 'member.remove', { twg: 'ops', person, reason: 'r' });
    }
    for (const person of askable(twg))
      world.do('alice', 'facilitator.invite', { twg: 'ops', person });
    const joined = world.do('dora', 'interest.express', { twg: 'ops' });
    expect(addable(joined.state, ops(joined))).toContain('dora');
    for (const person of addable(joined.state, ops(joined))) {
      joined.do('alice', 'member.add', { twg: 'ops', person, role: 'contributor' });
    }
    expect(addable(world.state, twg)).not.toContain('alice');
  });

  it('without a facilitator, are offered to be appointed', () => {
    const gone = world.do('sam', 'person.depart', { person: 'alice', reason: 'r' });
    const persons = appointable(gone.state, ops(gone));
    expect(persons.length).toBeGreaterThan(0);
    for (const person of persons) {
      const after = gone.do('sam', 'facilitator.appoint', { twg: 'ops', person });
      expect(ops(after).roster).toContainEqual({ person, role: 'facilitator' });
    }
    const first = groupWaits(gone.state, ops(gone), gone.at).find(
      ({ key }) => key === 'facilitator.appoint twg ops',
    );
    expect(first?.who).toContain('sam');
  });

  it('taken out, may take an organization with them: that is said with the numbers', () => {
    const twg = ops(world);
    const person = changeable(twg)[0] ?? '';
    const after = organizationsAfter(world.state, twg, rosterWith(twg, person, null));
    expect(after?.tone).toBe('warning');
    expect(after?.words).toMatch(/2 organizations would be left.*below the 3/);
    expect(organizationsAfter(world.state, twg, twg.roster)).toBeNull();
  });

  it('that own duties are named with them', () => {
    const drafting = works.tscReview();
    const output = [...drafting.state.output.values()][0];
    const owner = output?.owners.finalizing[0] ?? '';
    expect(dutiesLost(drafting.state, ops(drafting), owner).join()).toContain('finalizing');
  });
});

/** Every world of a formed group with an output. */
const WORLDS: Readonly<Record<string, () => World>> = {
  formed: groups.formed,
  topic: groups.topic,
  ...works,
  ...proposals,
};

describe.each(Object.entries(WORLDS))('in the world “%s”', (_, make) => {
  const world = make();
  const twg = ops(world);

  it('what stands in the way of concluding is what the rules refuse it for', () => {
    const open = stillOpen(world.state, twg).map(({ id }) => id);
    const { result } = judgeConclude(world);
    const refused = [
      ...((result?.['ballots'] as string[] | undefined) ?? []),
      ...((result?.['outputs'] as string[] | undefined) ?? []),
    ];
    // The rules name the ballots first, and the outputs only when there are none.
    for (const id of refused) expect(open).toContain(id);
    expect(open.length === 0).toBe(result === null);
    for (const { way } of stillOpen(world.state, twg)) expect(way).not.toBe('');
  });

  it('nobody owes the group what is not listed, and who is named owes it', () => {
    const waits = groupWaits(world.state, twg, world.at);
    for (const person of world.state.person.keys()) {
      for (const { duty, subject } of dutiesOf(world.state, person, world.at)) {
        const listed = waits.find(({ key }) => key === `${duty} ${subject.kind} ${subject.id}`);
        expect(listed?.who, `${person}: ${duty}`).toContain(person);
      }
    }
    for (const output of world.state.output.values()) {
      const keys = waits.map(({ key }) => key);
      for (const { key } of outputWaits(world.state, output, world.at)) expect(keys).toContain(key);
    }
  });

  it('an output that goes on waits for something that is named', () => {
    for (const output of world.state.output.values()) {
      const dip = world.state.dip.get(output.id)?.status;
      const isOver =
        output.stage === 'circulated' &&
        (output.kind !== 'dip' || dip === 'final' || dip === 'rejected');
      const waits = outputWaits(world.state, output, world.at);
      if (!isOver) expect(waits.length, `${output.stage} ${dip ?? ''}`).toBeGreaterThan(0);
    }
  });
});

function judgeConclude(world: World): { readonly result: Record<string, unknown> | null } {
  const decision = world.ask('alice', 'twg.conclude', { twg: 'ops', reason: 'r' });
  return { result: decision.accepted ? null : { ...decision.refusal } };
}

it('acts are told apart by what they are about', () => {
  const { state } = works.tscVote();
  const [output] = state.output.keys();
  const ballot = [...state.ballot.values()].find(({ subject }) => subject === output);
  const item = (seq: number, data: object) => ({
    seq,
    at: seq,
    id: `a${seq}`,
    type: 't',
    data,
    by: 'alice',
    device: 'd',
    actHash: 'h',
    head: 'h',
  });
  const history = [
    item(1, { output }),
    item(2, { ballot: ballot?.id, choice: 'yes' }),
    item(3, { twg: 'ops' }),
    item(4, { ballot: 'form-ops' }),
    item(5, { constructor: output }),
  ];
  expect(actsOfOutput(state, history, output ?? '').map(({ seq }) => seq)).toEqual([1, 2]);
  expect(actsOfBallot(history, [], ballot?.id ?? '').map(({ seq }) => seq)).toEqual([2]);
});

it('what came of writing a folder is said with what is not in it', () => {
  expect(savedGroupWords({ path: null, files: 0, missing: [] })).toBeNull();
  expect(savedGroupWords({ path: '/x', files: 12, missing: [] })?.words).toContain(
    '12 files in /x',
  );
  const lacking = savedGroupWords({ path: '/x', files: 1, missing: ['a', 'b', 'c', 'd'] });
  expect(lacking?.tone).toBe('warning');
  expect(lacking?.words).toContain('4 things of the group are not on this device');
  expect(lacking?.words).toContain('others that README.md lists');
});
