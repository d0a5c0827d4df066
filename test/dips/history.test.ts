import { describe, expect, it } from 'vitest';
import type { HistoryItem } from '../../shared/client/host-messages.ts';
import { known } from '../../shared/rules/index.ts';
import { sourcesOf } from '../../shared/search/state-entries.ts';
import {
  historyOfDip,
  latestAct,
  submittedText,
} from '../../renderer/features/dips/dip-history.ts';
import { textName, textsOf } from '../../renderer/features/dips/dip-texts.ts';
import { managersOf } from '../../renderer/features/dips/managers.ts';
import { dips, outputs, play, type Move } from '../rules/moves.ts';
import { proposals } from '../rules/cases/worlds.ts';
import { TEXT, TEXT_SHA256, sha256 } from '../rules/world.ts';
import { SITUATIONS } from './dip-worlds.ts';

const itemOf = ({ by, act, data }: Move, seq: number, at = seq): HistoryItem => ({
  seq,
  at,
  id: `act-${seq}`,
  type: act,
  data,
  by,
  device: '',
  actHash: '',
  head: '',
});

describe('a DIP’s history', () => {
  it('has what was done to it, its engineering, its concerns and its vote, and nothing else', () => {
    const { state } = play(proposals.acceptanceVote());
    const withConcern = SITUATIONS['last call with a concern']?.().state ?? state;
    const moves: readonly [Move, boolean][] = [
      [dips.submit(), true],
      [dips.submit({ output: 'o2' }), false],
      [dips.progress('sufficient'), true],
      [dips.progress('sufficient', { workstream: 'elsewhere' }), false],
      [dips.resolveConcern('bob'), true],
      [outputs.reopen(), false],
      [{ by: 'relay', act: 'ballot.close', data: { ballot: 'acceptance-1' } }, false],
    ];
    const items = moves.map(([move], seq) => itemOf(move, seq));
    expect(historyOfDip(withConcern, 'o1', items).map(({ seq }) => seq)).toEqual(
      moves.flatMap(([, is], seq) => (is ? [seq] : [])),
    );
    // Of ballots only the one on accepting it: it is not there in the state above.
    const close = itemOf({ by: 'relay', act: 'ballot.close', data: { ballot: 'acceptance-1' } }, 1);
    const approval = itemOf({ by: 'tess', act: 'ballot.cast', data: { ballot: 'approval-1' } }, 2);
    expect(historyOfDip(state, 'o1', [close, approval])).toEqual([close]);
  });

  it('tells the latest act, and the text that was submitted last', () => {
    const again = 'b'.repeat(64);
    const items = [
      itemOf(dips.submit({ textSha256: again }), 3),
      itemOf(dips.deny(), 2),
      itemOf(dips.submit(), 1),
    ];
    expect(latestAct(items, 'dip.deny', 'dip.reject')?.seq).toBe(2);
    expect(latestAct(items, 'dip.merge')).toBeNull();
    expect(submittedText(items)).toBe(again);
    expect(submittedText([])).toBeNull();
  });
});

describe('the texts of a DIP', () => {
  const other = `${TEXT} And more.`;
  const world = play(
    proposals.draft().text(other),
    dips.revise('editorial', { textSha256: sha256(other) }),
  );
  const dip = known(world.state, 'dip', 'o1');
  const output = known(world.state, 'output', 'o1');

  it('are the approved one, and each revision with who published it', () => {
    const items = [itemOf(dips.revise('editorial'), 9, world.at), itemOf(dips.submit(), 5)];
    expect(textsOf(output, dip, items)).toEqual([
      { index: 0, textSha256: TEXT_SHA256, commit: null, changes: null, at: 5, by: 'alice' },
      {
        index: 1,
        textSha256: sha256(other),
        commit: 'c0ffee3',
        changes: 'editorial',
        at: world.at,
        by: 'mona',
      },
    ]);
  });

  it('are told without the history too, but for who', () => {
    const texts = textsOf(output, dip, []);
    expect(texts.map(({ textSha256, by }) => [textSha256, by])).toEqual([
      [TEXT_SHA256, null],
      [sha256(other), null],
    ]);
    expect(texts.map(textName)).toEqual(['the approved text', 'revision 1']);
    // Its output was reopened: what had been approved is not known, and is not made up.
    expect(textsOf({ ...output, approvedText: null }, dip, [])).toHaveLength(1);
  });
});

it('lists who can manage it, with how many others each has', () => {
  const { state } = SITUATIONS['last call']?.() ?? proposals.draft();
  const dip = known(state, 'dip', 'o1');
  const without = { person: 'mona', manages: 0 };
  expect(managersOf(state, dip)).toEqual([
    { person: 'lead', manages: 0 },
    { person: 'max', manages: 0 },
    without,
  ]);
  expect(managersOf(state, { ...dip, output: 'another' })).toContainEqual({
    ...without,
    manages: 1,
  });
});

it('is found by its number, its concerns and its engineering, and leads to its page', () => {
  const { state } = SITUATIONS['last call with a concern']?.() ?? proposals.draft();
  const [found] = [...sourcesOf(state, 'concern', 'c1')];
  const entry = found?.entries.find(({ kind }) => kind === 'dip');
  expect(entry).toMatchObject({ place: 'dips/o1' });
  expect(entry?.text).toMatch(/DIP 201 · Last call · Person mona · The node · It may deadlock\./);
});
