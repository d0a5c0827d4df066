/**
 * Random streams of acts over the whole contract: from every start of the walk, of several people,
 * sensible and hostile. `STREAM_SEED=n` plays others, `STREAM_RUNS=10` ten times as many.
 */

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, type Decide } from '../../shared/rules/decide.ts';
import { EMPTY_STATE, nextClosing, type Act, type Context } from '../../shared/rules/index.ts';
import { damaged, oddity, ODDITIES, placesIn, spoil } from './streams/hostile.ts';
import {
  accepted,
  anyStart,
  ofEveryStream,
  replayed,
  runs,
  said,
  startNamed,
} from './streams/properties.ts';
import { copyOf, reordered, stable } from './streams/snapshot.ts';
import { steps, Stream } from './streams/stream.ts';
import { allActs } from './walk/acts/all.ts';
import type { Candidate } from './walk/acts/candidate.ts';
import { withTexts } from './walk/acts/texts.ts';
import { Asked } from './walk/attempt.ts';
import { CONTRACT } from './walk/contract/expected.ts';
import { problemsIn } from './walk/invariants/all.ts';
import { notPlain } from './walk/invariants/plain-data.ts';
import { association, PEOPLE } from './walk/people.ts';

describe('a stream of acts', () => {
  it('is decided the same by client, relay and replay, whose states came about otherwise', () => {
    fc.assert(
      ofEveryStream(({ askings }, start) => {
        expect(replayed(start.world().state, askings)).toEqual(
          askings.map(({ decision }) => said(decision)),
        );
      }),
      runs(40),
    );
  });

  it('gives from its accepted acts alone, from the founding on, the same state', () => {
    fc.assert(
      fc.property(steps(60), (all) => {
        const founding: { act: Act; context: Context }[] = [];
        const recorder: Decide = (state, act, context) => {
          founding.push({ act, context });
          return decide(state, act, context);
        };
        const { askings, world } = new Stream(withTexts(association(recorder))).play(all);
        const verdicts = replayed(EMPTY_STATE, [...founding, ...accepted(askings)]);
        expect(verdicts.filter((verdict) => verdict.startsWith('refused'))).toEqual([]);
        expect(verdicts.at(-1)).toContain(stable(world.state));
      }),
      runs(20),
    );
  });

  it('shares with another stream what they have in common at their beginning', () => {
    fc.assert(
      fc.property(anyStart, steps(20), steps(10), steps(10), (name, common, one, other) => {
        const { world } = startNamed(name);
        const [a, b] = [one, other].map((rest) => new Stream(world()).play([...common, ...rest]));
        const { askings } = new Stream(world()).play(common);
        const verdicts = askings.map(({ decision }) => said(decision));
        for (const stream of [a, b]) {
          const begun = stream?.askings.slice(0, verdicts.length) ?? [];
          expect(begun.map(({ decision }) => said(decision))).toEqual(verdicts);
        }
      }),
      runs(15),
    );
  });

  it('leaves every state sound', () => {
    fc.assert(
      ofEveryStream(({ askings }) => {
        for (const { before, after, act } of accepted(askings)) {
          expect(problemsIn(before.state, after), act.type).toEqual([]);
        }
      }),
      runs(100),
    );
  });

  it('keeps what a closed ballot came to, and its roll, rule and text from its opening on', () => {
    fc.assert(
      ofEveryStream(({ askings, world }) => {
        const kept = ['roll', 'rule', 'textSha256', 'openedAt', 'closesAt'] as const;
        for (const ballot of askings.flatMap(({ before }) => [...before.state.ballot.values()])) {
          const now = world.state.ballot.get(ballot.id);
          if (ballot.status === 'closed') expect(now).toBe(ballot);
          expect(kept.map((field) => now?.[field])).toEqual(kept.map((field) => ballot[field]));
        }
      }),
      runs(60),
    );
  });

  it('leaves no ballot open beyond its closing instant', () => {
    fc.assert(
      ofEveryStream(({ askings, world }) => {
        const worlds = [...askings.filter(({ act }) => act.device !== 'relay'), { before: world }];
        for (const { before } of worlds) {
          const closing = nextClosing(before.state);
          if (closing !== null) expect(closing.at).toBeGreaterThan(before.at);
        }
      }),
      runs(60),
    );
  });
});

describe('a single act', () => {
  it('is decided the same, in whatever order its fields stand', () => {
    fc.assert(
      ofEveryStream(({ askings }) => {
        for (const { before, act, context, decision } of askings) {
          if (!isJson(act.data)) continue;
          const again = decide(
            copyOf(before.state),
            { ...act, data: reordered(act.data) },
            context,
          );
          expect(said(again)).toBe(said(decision));
        }
      }),
      runs(25),
    );
  });

  it('leaves, when it is refused, its id and the ids in it free', () => {
    fc.assert(
      ofEveryStream(({ askings }) => {
        const refused = askings.filter(({ decision }) => !decision.accepted);
        for (const { before, act, decision } of refused) {
          expect(before.state.acts.has(act.id)).toBe(stable(decision).includes('"id-reused"'));
          expect(Object.keys(decision)).toEqual(['accepted', 'refusal']);
        }
      }),
      runs(40),
    );
  });

  it('is not held on to: who changes the data afterwards changes nothing', () => {
    fc.assert(
      ofEveryStream(({ askings }) => {
        for (const { before, act, context } of accepted(askings)) {
          const data: unknown = structuredClone(act.data);
          const decision = decide(before.state, { ...act, data }, context);
          const first = said(decision);
          spoil(data);
          expect(said(decision)).toBe(first);
        }
      }),
      runs(25),
    );
  });

  it('never throws, whatever its data is, and breaks nothing', () => {
    const types = CONTRACT.map(({ act }) => act);
    fc.assert(
      fc.property(
        anyStart,
        fc.constantFrom(...types, '__proto__', 'constructor'),
        fc.constantFrom(...PEOPLE),
        oddity,
        (name, act, person, data) => {
          const asked = new Asked(startNamed(name).world());
          const decision = asked.decide(person, { theme: 'group', act, data: data as object });
          // Fields that are inherited are read, where a caller hands in what JSON cannot say.
          if (decision.accepted) expect(problemsIn(asked.world.state, decision.next)).toEqual([]);
          else if (isJson(data)) expect(decision.refusal.code).toBe('malformed');
        },
      ),
      runs(3000),
    );
  });
});

describe('every field of every act', () => {
  const starts = [
    'an association without groups',
    'circulated long enough',
    'a second device is invited',
    'a topic is objected to',
    'the TSC has reviewed an output',
    'a DIP is in last call, with a concern',
  ];

  it.each(starts)('may hold anything, and breaks nothing: %s', (name) => {
    const world = startNamed(name).world();
    const asked = new Asked(world);
    const before = stable(world.state);
    const first = new Map(
      allActs(world)
        .map((candidate) => [candidate.act, candidate] as const)
        .reverse(),
    );
    for (const candidate of first.values()) {
      const persons = candidate.newDevice ? [candidate.newDevice.person] : PEOPLE;
      const willing = persons.find((person) => asked.decide(person, candidate).accepted);
      const person = willing ?? 'sam';
      for (const where of placesIn(candidate.data).keys()) {
        holdsAnything(asked, person, candidate, where);
        takesNoMore(asked, person, candidate, where);
      }
    }
    expect(stable(world.state)).toBe(before);
  });
});

function holdsAnything(asked: Asked, person: string, candidate: Candidate, where: number): void {
  for (const value of ODDITIES) {
    const data = damaged(candidate.data, { where, how: 'replace', value }) as object;
    const decision = asked.decide(person, { ...candidate, data });
    if (decision.accepted) expect(problemsIn(asked.world.state, decision.next)).toEqual([]);
  }
}

function takesNoMore(asked: Asked, person: string, candidate: Candidate, where: number): void {
  const [holder] = placesIn(candidate.data)[where] ?? [];
  // A list with a field of its own is nothing that JSON can say.
  if (Array.isArray(holder)) return;
  const data = damaged(candidate.data, { where, how: 'add', value: 'more' }) as object;
  const decision = asked.decide(person, { ...candidate, data });
  expect(decision, candidate.act).toMatchObject({ refusal: { code: 'malformed' } });
}

describe('what was found', () => {
  /** Found by damage to `rulebook.propose`: the relay, to whom JSON says less, saw no change at all. */
  it('an undefined part of a change of the rulebook is no part of it', () => {
    const asked = new Asked(startNamed('an association without groups').world());
    const propose = (change: object) =>
      asked.decide('tess', {
        theme: 'association',
        act: 'rulebook.propose',
        data: { ballot: 'b1', change },
      });
    expect(propose({ reviewDays: undefined })).toEqual(propose({}));
    expect(said(propose({ minOrganizations: 4, reviewDays: undefined }))).toBe(
      said(propose({ minOrganizations: 4 })),
    );
  });
});

/** Whether it is what JSON can say. */
function isJson(data: unknown): boolean {
  try {
    return notPlain(data, 'data') === null;
  } catch {
    // Too deep to be looked through.
    return false;
  }
}
