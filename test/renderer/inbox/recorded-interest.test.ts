// @vitest-environment happy-dom
import { createElement } from 'react';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { recordedFor } from '../../../renderer/features/inbox/recorded-interest.ts';
import { RecordedSection } from '../../../renderer/features/inbox/recorded-section.tsx';
import { groups } from '../../rules/cases/worlds.ts';
import { members, play } from '../../rules/moves.ts';
import type { World } from '../../rules/world.ts';
import { buttonsNamed, drawn } from '../a-screen.ts';

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterAll(() => {
  vi.useRealTimers();
});

const recorded = (): World => play(groups.formed(), members.record('dora'));
const groupsTold = ({ state }: World, person: string): string[] =>
  recordedFor(state, person).map(({ twg }) => twg);

it('whose interest was recorded by another is told, until they confirm it, withdraw it or join', () => {
  const world = recorded();
  expect(groupsTold(groups.formed(), 'dora')).toEqual([]);
  expect(groupsTold(world, 'dora')).toEqual(['ops']);
  expect(groupsTold(world, 'alice')).toEqual([]);
  expect(groupsTold(play(world, members.noInterest('dora')), 'dora')).toEqual([]);
  expect(groupsTold(play(world, members.interest('dora')), 'dora')).toEqual([]);
  expect(groupsTold(play(world, members.add('dora')), 'dora')).toEqual([]);
});

it('the inbox says who recorded it and where, and offers to confirm it or take it back', () => {
  const { page, leave } = drawn(recorded(), 'dora', createElement(RecordedSection));
  expect(page.textContent).toContain('Recorded in your name');
  expect(page.textContent).toMatch(
    /Person alice.* recorded that you showed interest in Operations/u,
  );
  expect(page.textContent).toContain('#ops');
  for (const name of ['It is so', 'Take it back'])
    expect(buttonsNamed(page, name)).toEqual([{ label: name, held: 'no', why: '' }]);
  leave();
  const other = drawn(recorded(), 'bob', createElement(RecordedSection));
  expect(other.page.textContent).toBe('');
  other.leave();
});
