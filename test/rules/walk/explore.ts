/** Breadth first through the worlds that acts and time lead to. */

import type { Decision } from '../../../shared/rules/decide.ts';
import { HOUR, nextClosing } from '../../../shared/rules/index.ts';
import type { World } from '../world.ts';
import { allActs } from './acts/all.ts';
import type { Candidate, Theme } from './acts/candidate.ts';
import { oneOfEach } from './alike.ts';
import { Asked } from './attempt.ts';
import { expected } from './contract/expected.ts';
import { nextDeadline } from './deadlines.ts';
import { DeadEnds } from './dead-ends/dead-ends.ts';
import { problemsIn } from './invariants/all.ts';
import { PEOPLE } from './people.ts';
import { Report } from './report.ts';
import { signatureOf } from './signature.ts';
import type { Start } from './starts/start.ts';

/** A world that was reached, and how. */
interface Reached {
  readonly world: World;
  readonly themes: readonly Theme[];
  /** How many acts lie between it and its start. */
  readonly depth: number;
  readonly path: readonly string[];
}

export interface Limits {
  /** Acts are tried in worlds that are fewer acts than this from a start. */
  readonly depth: number;
  /** Every act is tried by everybody in worlds that are fewer acts than this from a start. */
  readonly everything: number;
}

export interface Counts {
  /** Worlds in which acts were tried, by the number of acts from the start. */
  readonly tried: number[];
  reached: number;
  attempts: number;
  accepted: number;
}

const MOST_PROBLEMS = 40;

const keyOf = ({ world, themes }: Reached): string =>
  `${themes.join()}\n${signatureOf(world, themes)}`;

const nameOf = ({ act, data }: Candidate): string => `${act} ${JSON.stringify(data)}`;

export class Walk {
  readonly report = new Report();
  readonly counts: Counts = { tried: [], reached: 0, attempts: 0, accepted: 0 };
  readonly problems = new Set<string>();
  readonly deadEnds = new DeadEnds();
  readonly #limits: Limits;
  readonly #seen = new Set<string>();
  #level: Reached[] = [];
  #next: Reached[] = [];

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Goes from these starts as far as the limits say. */
  from(starts: readonly Start[]): void {
    for (const { name, themes, world } of starts) {
      const start = { world: world(), themes, depth: 0, path: [name] };
      this.#check(start, null);
      this.#seen.add(keyOf(start));
      this.#goOn(start, this.#level);
    }
    while (this.#level.length > 0) {
      for (const reached of this.#level) this.#try(reached);
      this.#level = this.#next;
      this.#next = [];
    }
  }

  #reach(reached: Reached, into: Reached[]): void {
    const key = keyOf(reached);
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#goOn(reached, into);
  }

  #goOn(reached: Reached, into: Reached[]): void {
    this.counts.reached += 1;
    if (reached.depth < this.#limits.depth) into.push(reached);
    this.#let(reached, into);
  }

  /** Lets time pass to the next deadline, which is no act of anybody's. */
  #let(reached: Reached, into: Reached[]): void {
    const { world, path } = reached;
    const deadline = nextDeadline(world);
    if (deadline === null) return;
    this.#closes(reached, deadline);
    const then = { ...reached, world: world.until(deadline), path: [...path, 'time passes'] };
    this.#check(then, world);
    this.#reach(then, into);
  }

  /** The relay, and nobody else, closes what is due, as of the closing instant however late it is. */
  #closes(reached: Reached, deadline: number): void {
    const closing = nextClosing(reached.world.state);
    if (closing === null || closing.at !== deadline) return;
    const late = { ...reached, world: reached.world.clock(deadline + HOUR) };
    const asked = new Asked(late.world);
    const data = { ballot: closing.ballot };
    for (const person of PEOPLE) {
      this.#answer(late, asked, { theme: 'ballots', act: 'ballot.close', data }, person);
    }
    const decision = asked.decide('relay', { theme: 'ballots', act: 'ballot.close', data });
    const after = decision.accepted ? decision.next.ballot.get(closing.ballot) : undefined;
    if (after?.closedAt !== deadline) this.#problem('a late close is late', reached.path);
  }

  #check({ world, path }: Reached, before: World | null): void {
    for (const problem of problemsIn(before?.state ?? null, world.state)) {
      this.#problem(problem, path);
    }
  }

  #problem(problem: string, path: readonly string[]): void {
    if (this.problems.size < MOST_PROBLEMS) this.problems.add(`${problem}\n  ${path.join('\n  ')}`);
  }

  #try(reached: Reached): void {
    const { depth, world, themes } = reached;
    this.counts.tried[depth] = (this.counts.tried[depth] ?? 0) + 1;
    const candidates = allActs(world);
    const followed = candidates.filter(({ theme }) => themes.includes(theme));
    if (depth < this.#limits.everything) this.#attempts(reached, candidates, PEOPLE);
    else this.#attempts(reached, followed, oneOfEach(world.state));
    if (depth === 0) this.#justAround(reached, followed);
    this.deadEnds.look(world, reached.path);
  }

  /** The same just before, and just after, the next deadline. */
  #justAround(reached: Reached, candidates: readonly Candidate[]): void {
    const deadline = nextDeadline(reached.world);
    if (deadline === null) return;
    for (const [instant, name] of [
      [deadline - 1, 'just before the deadline'],
      [deadline + 1, 'just after the deadline'],
    ] as const) {
      const world = reached.world.until(instant);
      this.#attempts({ ...reached, world, path: [...reached.path, name] }, candidates, PEOPLE);
    }
  }

  #attempts(reached: Reached, candidates: readonly Candidate[], people: readonly string[]): void {
    const asked = new Asked(reached.world);
    for (const candidate of candidates) {
      const persons = candidate.newDevice ? [candidate.newDevice.person] : people;
      for (const person of persons) this.#attempt(reached, asked, candidate, person);
    }
  }

  #attempt(reached: Reached, asked: Asked, candidate: Candidate, person: string): void {
    const { world, depth, path } = reached;
    const decision = this.#answer(reached, asked, candidate, person);
    if (!decision.accepted) return;
    this.counts.accepted += 1;
    const then = {
      ...reached,
      // The last vote may be what a ballot waited for: its close is the next entry.
      world: world.accept(decision).until(world.at),
      depth: depth + 1,
      path: [...path, `${person} ${nameOf(candidate)}`],
    };
    this.#check(then, world);
    this.#reach(then, this.#next);
  }

  /** What the rules say, held against what the contract says. */
  #answer({ path }: Reached, asked: Asked, candidate: Candidate, person: string): Decision {
    const decision = asked.decide(person, candidate);
    const code = decision.accepted ? null : decision.refusal.code;
    const wanted = expected(candidate.act, asked.question(person, candidate));
    this.counts.attempts += 1;
    this.report.note(candidate.act, wanted.stage, code, asked.kindOf(person));
    if (code !== wanted.code) {
      const [said, meant] = [code, wanted.code].map((one) => one ?? 'accepted');
      const step = `${person} ${nameOf(candidate)}`;
      this.#problem(`${said}, where the contract says ${meant}`, [...path, step]);
    }
    return decision;
  }
}
