// @vitest-environment happy-dom
/**
 * In every situation of a DIP and for every kind of person: a button on its page can be pressed
 * exactly where the rules take the act that it leads to.
 */

import { createElement } from 'react';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ACTS_ON_SCREEN } from '../../renderer/app/acts-on-screen.ts';
import { DipScreen } from '../../renderer/features/dips/dip-screen.tsx';
import { buttonsNamed, drawn } from '../renderer/a-screen.ts';
import { as, dips, type Move } from '../rules/moves.ts';
import type { World } from '../rules/world.ts';
import { SITUATIONS } from './dip-worlds.ts';

/** Facilitator, member, one who raised a concern, manager, maintainer, lead, secretariat, TSC, anybody. */
const PEOPLE = ['alice', 'carol', 'bob', 'mona', 'max', 'lead', 'sam', 'tess', 'dora'] as const;

/** An act as it could be signed in that world, whoever signs it. */
const movesIn = ({ state }: World): readonly Move[] => [
  dips.assignManager('max'),
  dips.merge(),
  dips.deny(),
  dips.revise('material'),
  dips.lastCall({ noEngineering: 'It is words alone.' }),
  dips.extend((state.dip.get('o1')?.lastCall?.days ?? 13) + 1),
  dips.raiseConcern('bob', 'c9'),
  dips.resolveConcern('bob'),
  dips.requestAcceptance({ ballot: 'acceptance-9' }),
  dips.reject(),
  dips.withdraw(),
  dips.finalize(),
  dips.reopen(),
  dips.deprecate(),
  dips.openWorkstream({ workstream: 'w9' }),
  dips.progress('in-progress'),
];

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterAll(() => {
  vi.useRealTimers();
});

describe.each(Object.entries(SITUATIONS))('%s', (_, worldOf) => {
  it.each(PEOPLE)('to %s', (person) => {
    const world = worldOf();
    const { page, leave } = drawn(world, person, createElement(DipScreen, { output: 'o1' }));
    const seen = movesIn(world).map((move) => {
      const buttons = buttonsNamed(page, ACTS_ON_SCREEN[move.act]?.button ?? '');
      const isOffered = buttons.some(({ held }) => held === 'no');
      // A button that cannot be pressed says why, in a sentence.
      for (const { held, why } of buttons)
        if (held === 'yes') expect(why, move.act).toMatch(/^[A-Z“\d].+\.$/);
      return `${move.act}: ${isOffered ? 'can be pressed' : 'cannot'}`;
    });
    const expected = movesIn(world).map((move) => {
      const { act, data } = as(person, move);
      const { accepted } = world.ask(person, act, data);
      return `${act}: ${accepted ? 'can be pressed' : 'cannot'}`;
    });
    leave();
    expect(seen).toEqual(expected);
  });
});
