/**
 * Would anybody notice? Each check of the rules, and each part of every act that can refuse it, is
 * taken away in turn: at least one case must come out otherwise than its clause says.
 */

import { describe, expect, it } from 'vitest';
import type { AnyAct } from '../../shared/rules/act-definition.ts';
import { ACTS } from '../../shared/rules/acts.ts';
import { decide, decider, type Decide } from '../../shared/rules/decide.ts';
import { CHECKS } from '../../shared/rules/order-of-checks.ts';
import { ALL_CASES } from './cases/all.ts';
import type { Case } from './cases/case.ts';
import { judge } from './judge.ts';

/** A case whose world is made once: only the question is asked again under other rules. */
const withWorld = (one: Case): Case => {
  const world = one.world();
  return { ...one, world: () => world };
};
const CASES = ALL_CASES.map(withWorld).filter((one) => judge(one, decide) === null);
const casesOf = (act: string): readonly Case[] => CASES.filter((one) => one.act === act);

/** Rules with something missing, and the cases that could notice. */
interface Removal {
  readonly name: string;
  readonly decide: Decide;
  readonly cases: readonly Case[];
}

const unnoticed = (removals: readonly Removal[]): readonly string[] =>
  removals
    .filter(({ decide: without, cases }) => cases.every((one) => judge(one, without) === null))
    .map(({ name }) => name)
    .filter((name) => !NEEDLESS.has(name));

/** What no case can notice, as something else stands in its place. */
const NEEDLESS: ReadonlySet<string> = new Set([
  // Only the relay is no person, and what it signs is not signed by the key that enrols.
  'device.enrol without who',
]);

const PARTS = [
  'stage',
  'refersTo',
  'persons',
  'registered',
  'makes',
  'text',
  'opens',
  'itself',
  'keys',
  'rollDecides',
] as const satisfies readonly (keyof AnyAct)[];

const withoutPart = (definition: AnyAct, part: string): AnyAct =>
  Object.fromEntries(
    Object.entries(definition).filter(([key]) => key !== part),
  ) as unknown as AnyAct;

/** An act in all the ways in which it could be less than the contract asks for, by name. */
function lesser(definition: AnyAct): readonly (readonly [name: string, lesser: AnyAct])[] {
  const { who, guards } = definition;
  const named = (part: string) => `${definition.type} without ${part}`;
  return [
    [named('who'), { ...definition, who: { ...who, may: () => true } }],
    ...(who.otherwise === undefined
      ? []
      : [
          [
            named('its own word for who may not'),
            { ...definition, who: { needs: who.needs, may: who.may } },
          ] as const,
        ]),
    ...PARTS.filter((part) => part in definition).map(
      (part) => [named(part), withoutPart(definition, part)] as const,
    ),
    ...guards.map(
      (guard, index) =>
        [
          named(`guard ${index} ${guard.name}`.trim()),
          { ...definition, guards: guards.filter((other) => other !== guard) },
        ] as const,
    ),
  ];
}

describe('without one of them, some case comes out otherwise', () => {
  it('each check of the order of checks', () => {
    const removals = CHECKS.map((check) => ({
      name: check.name,
      decide: decider(
        ACTS,
        CHECKS.filter((other) => other !== check),
      ),
      cases: CASES,
    }));
    expect(unnoticed(removals)).toEqual([]);
  });

  it.each(ACTS.map((definition) => [definition.type, definition] as const))(
    'each part of %s',
    (type, definition) => {
      const cases = casesOf(type);
      const removals = lesser(definition).map(([name, changed]) => ({
        name,
        decide: decider([changed], CHECKS),
        cases,
      }));
      expect(unnoticed(removals)).toEqual([]);
    },
  );
});
