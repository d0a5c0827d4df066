import { describe, expect, it } from 'vitest';
import { dipJumps } from '../../renderer/features/dips/commands.ts';
import { pipelineOf, type PipelineRow } from '../../renderer/features/dips/pipeline.ts';
import type { AssociationView } from '../../renderer/stores/association-store.ts';
import { SITUATIONS, without } from './dip-worlds.ts';

const worldOf = (situation: string) => {
  const world = SITUATIONS[situation]?.();
  if (world === undefined) throw new Error(situation);
  return world;
};

const rowIn = (situation: string): PipelineRow | undefined => {
  const { state, at } = worldOf(situation);
  const { way, left } = pipelineOf(state, at);
  const rows = [...way, ...left].flatMap((section) => section.rows);
  expect(rows.length).toBeLessThanOrEqual(1);
  return rows[0];
};

describe('the pipeline', () => {
  it.each([
    ['approved', 'to-submit'],
    ['submitted', 'submitted'],
    ['denied', 'denied'],
    ['denied, and improved', 'denied'],
    ['withdrawn', 'withdrawn'],
    ['draft', 'draft'],
    ['last call', 'last-call'],
    ['voting', 'last-call'],
    ['accepted', 'accepted'],
    ['final', 'final'],
    ['rejected by the vote', 'rejected'],
    ['deprecated', 'deprecated'],
  ])('a DIP that is %s stands under %s', (situation, stage) => {
    expect(rowIn(situation)?.stage).toBe(stage);
  });

  it('tells number, manager, engineering, concerns and the last call’s end', () => {
    const { state, at } = worldOf('last call with a concern');
    expect(rowIn('last call with a concern')).toMatchObject({
      number: 201,
      manager: 'mona',
      twg: 'ops',
      openConcerns: 1,
      engineering: { total: 1, sufficient: 1, complete: 0 },
      lastCall: { kind: 'running', endsAt: state.dip.get('o1')?.lastCall?.endsAt },
    });
    const over = worldOf('last call over');
    expect(rowIn('last call over')?.lastCall).toEqual({ kind: 'over', endedAt: over.at });
    expect(at).toBeLessThan(over.at);
  });

  it('shows each stage of the way, also an empty one, and of what left only what there is', () => {
    const { state, at } = without();
    const { way, left } = pipelineOf(state, at);
    expect(way.map(({ stage }) => stage)).toEqual([
      'to-submit',
      'submitted',
      'draft',
      'last-call',
      'accepted',
      'final',
    ]);
    expect(left).toEqual([]);
  });

  it('has a DIP denied and approved anew among those to be submitted', () => {
    const { state, at } = worldOf('denied');
    const output = state.output.get('o1');
    if (output === undefined) throw new Error('no output');
    const improved = { ...output, approvedText: 'f'.repeat(64) };
    const { way, left } = pipelineOf({ ...state, output: state.output.set('o1', improved) }, at);
    expect(way[0]?.rows.map(({ waits }) => waits)).toEqual(['To be submitted again']);
    expect(left).toEqual([]);
  });

  it('gives the palette a way to each', () => {
    const jumps = (situation: string) =>
      dipJumps({ state: worldOf(situation).state } as AssociationView).map(({ label }) => label);
    expect(jumps('last call')[0]).toMatch(/^DIP 201: .+ \(last call\)$/);
    expect(jumps('approved')[0]).toMatch(/^DIP: .+ \(to be submitted\)$/);
    expect(dipJumps({ state: without().state } as AssociationView)).toEqual([]);
  });
});
