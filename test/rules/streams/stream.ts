/** Streams of acts of several people, sensible ones and others, with time between them. */

import * as fc from 'fast-check';
import { decide, type Decision } from '../../../shared/rules/decide.ts';
import { known, nextClosing, type Act, type Context } from '../../../shared/rules/index.ts';
import type { World } from '../world.ts';
import { allActs } from '../walk/acts/all.ts';
import { Asked, deviceOfPerson } from '../walk/attempt.ts';
import { expected } from '../walk/contract/expected.ts';
import type { Candidate, Theme } from '../walk/acts/candidate.ts';
import { nextDeadline } from '../walk/deadlines.ts';
import { PEOPLE } from '../walk/people.ts';
import { damage, damaged, type Damage } from './hostile.ts';
import { frozen } from './snapshot.ts';

/** A person and one of the acts that make sense in a world, by numbers. */
interface Pick {
  readonly person: number;
  readonly act: number;
}

export type Step =
  /** Something of a theme that the contract lets somebody do. */
  | {
      readonly step: 'allowed';
      readonly theme: Theme;
      readonly act: number;
      readonly which: number;
    }
  /** Everybody on the roll of the ballot that is open votes alike. */
  | { readonly step: 'votes'; readonly ballot: number; readonly choice: 'yes' | 'no' | 'abstain' }
  | { readonly step: 'any'; readonly pick: Pick }
  | { readonly step: 'hostile'; readonly pick: Pick; readonly damage: Damage }
  /** Signed as somebody else's, or under another number, name or type. */
  | { readonly step: 'forged'; readonly pick: Pick; readonly envelope: Partial<Act> }
  /** To an instant relative to the next deadline, or so many milliseconds on. */
  | { readonly step: 'deadline'; readonly offset: -1 | 0 | 1 }
  | { readonly step: 'later'; readonly milliseconds: number };

const pick: fc.Arbitrary<Pick> = fc.record({ person: fc.nat(), act: fc.nat() });

const NAMES = [
  '__proto__',
  'constructor',
  'hasownproperty',
  'relay',
  '',
  'stream-1',
  'f'.repeat(64),
];
const name = fc.oneof(fc.constantFrom(...NAMES), fc.string());
const count = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -0, NaN, 2 ** 53, 1));

const envelope: fc.Arbitrary<Partial<Act>> = fc.oneof(
  fc.record({ id: name }),
  fc.record({ n: count }),
  fc.record({ type: name }),
  fc.record({ device: name }),
);

const DAYS_20 = 20 * 86_400_000;

/** What belongs to the association happens seldom beside what its groups do. */
const theme: fc.Arbitrary<Theme> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom('association' as const, 'devices' as const) },
  {
    weight: 12,
    arbitrary: fc.constantFrom(
      'formation' as const,
      'ballots' as const,
      'group' as const,
      'charter' as const,
      'topics' as const,
      'outputs' as const,
      'outputs' as const,
      'dips' as const,
      'dips' as const,
    ),
  },
);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 16,
    arbitrary: fc.record({
      step: fc.constant('allowed' as const),
      theme,
      act: fc.nat(),
      which: fc.nat(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      step: fc.constant('votes' as const),
      ballot: fc.nat(),
      choice: fc.constantFrom('yes' as const, 'yes' as const, 'no' as const, 'abstain' as const),
    }),
  },
  { weight: 3, arbitrary: fc.record({ step: fc.constant('any' as const), pick }) },
  { weight: 4, arbitrary: fc.record({ step: fc.constant('hostile' as const), pick, damage }) },
  {
    weight: 1,
    arbitrary: fc.record({
      step: fc.constant('forged' as const),
      pick,
      envelope,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      step: fc.constant('deadline' as const),
      offset: fc.constantFrom(-1 as const, 0 as const, 1 as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      step: fc.constant('later' as const),
      milliseconds: fc.integer({ min: 0, max: DAYS_20 }),
    }),
  },
);

export const steps = (length: number): fc.Arbitrary<Step[]> =>
  fc.array(step, { minLength: Math.ceil(length / 2), maxLength: length });

/** Something that was asked of the rules, and what they said. */
export interface Asking {
  readonly before: World;
  readonly act: Act;
  readonly context: Context;
  readonly decision: Decision;
}

/** Plays steps from a world on, and keeps everything that was asked. */
export class Stream {
  readonly askings: Asking[] = [];
  world: World;

  constructor(start: World) {
    this.world = start;
    frozen(start.state);
  }

  play(all: readonly Step[]): this {
    for (const one of all) this.#play(one);
    return this;
  }

  #play(one: Step): void {
    switch (one.step) {
      case 'allowed':
        this.#allowed(one.theme, one.act, one.which);
        return;
      case 'votes':
        this.#votes(one.ballot, one.choice);
        return;
      case 'any': {
        const [person, candidate] = this.#picked(one.pick, allActs(this.world));
        this.#ask(this.#actOf(person, candidate, candidate.data));
        return;
      }
      case 'hostile': {
        const [person, candidate] = this.#picked(one.pick, allActs(this.world));
        this.#ask(this.#actOf(person, candidate, damaged(candidate.data, one.damage)));
        return;
      }
      case 'forged': {
        const [person, candidate] = this.#picked(one.pick, allActs(this.world));
        const act = this.#actOf(person, candidate, candidate.data);
        this.#ask({ ...act, ...one.envelope });
        return;
      }
      case 'deadline':
        this.until((nextDeadline(this.world) ?? this.world.at) + one.offset);
        return;
      case 'later':
        this.until(this.world.at + one.milliseconds);
    }
  }

  #picked({ person, act }: Pick, acts: readonly Candidate[]): readonly [string, Candidate] {
    const candidate = acts[act % acts.length];
    if (candidate === undefined) throw new Error('there is always some act');
    const named = PEOPLE[person % PEOPLE.length] ?? 'alice';
    return [candidate.newDevice?.person ?? named, candidate];
  }

  /** By the contract as the walk has it, so that the rules are held against it here as well. */
  #allowed(theme: Theme, act: number, which: number): void {
    const asked = new Asked(this.world);
    const ways = new Map<string, (readonly [string, Candidate])[]>();
    for (const candidate of allActs(this.world).filter((one) => one.theme === theme)) {
      for (const person of candidate.newDevice ? [candidate.newDevice.person] : PEOPLE) {
        const { code } = expected(candidate.act, asked.question(person, candidate));
        if (code !== null) continue;
        ways.set(candidate.act, [...(ways.get(candidate.act) ?? []), [person, candidate]]);
      }
    }
    const pairs = [...ways.values()][act % ways.size] ?? [];
    const pair = pairs[which % pairs.length];
    if (pair === undefined) return;
    const [person, candidate] = pair;
    const decision = this.#ask(this.#actOf(person, candidate, candidate.data));
    if (!decision.accepted) {
      throw new Error(`${candidate.act} by ${person}: ${JSON.stringify(decision.refusal)}`);
    }
  }

  #votes(which: number, choice: 'yes' | 'no' | 'abstain'): void {
    const { state } = this.world;
    const ballot = state.openBallots[which % state.openBallots.length];
    if (ballot === undefined) return;
    const { roll, textSha256 } = known(state, 'ballot', ballot);
    for (const person of roll) {
      const data = { ballot, choice, textSha256 };
      this.#ask(this.#actOf(person, { theme: 'ballots', act: 'ballot.cast', data }, data));
    }
  }

  /** Refused acts leave their id free, so the next one has the same. */
  #actOf(person: string, candidate: Candidate, data: unknown): Act {
    const { state, seq } = this.world;
    const device = candidate.newDevice?.device ?? deviceOfPerson(person);
    const last = device === 'relay' ? state.relayN : (state.device.get(device)?.lastN ?? 0);
    const { act: type } = candidate;
    return { id: `stream-${seq + 1}`, n: last + 1, type, data, device, basis: this.world.head() };
  }

  /** Neither the state nor what is asked may be changed by the asking. */
  #ask(act: Act): Decision {
    const before = this.world;
    const context = before.context('stream');
    const decision = decide(before.state, act, context);
    this.askings.push({ before, act, context, decision });
    if (decision.accepted) {
      frozen(decision.next);
      this.world = before.accept(decision);
      // The last vote may be what a ballot waited for: its close is the next entry.
      this.until(before.at);
    }
    return decision;
  }

  /** Moves the clock on, the relay closing on the way what is due. */
  until(instant: number): void {
    const { state, at } = this.world;
    const closing = nextClosing(state);
    if (closing === null || closing.at > instant) {
      this.world = this.world.clock(Math.max(instant, at));
      return;
    }
    this.world = this.world.clock(Math.max(closing.at, at));
    const data = { ballot: closing.ballot };
    const close = { theme: 'ballots', act: 'ballot.close', data } as const;
    if (!this.#ask(this.#actOf('relay', close, data)).accepted) {
      throw new Error(`ballot ${closing.ballot} is due, and is not closed`);
    }
    this.until(instant);
  }
}
