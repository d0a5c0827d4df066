import type { Charter } from '../documents/proposal-markdown.ts';
import { DAY, writeInstant, type Instant } from '../rules/index.ts';
import {
  textOfBallot,
  type RehearsalDocument,
  type RehearsalStep,
  type StepData,
} from './script.ts';

const MINUTE = 60_000;

/** What comes between one thing and the next on a day. */
const PAUSE = 9 * MINUTE;

/** One thread of the sample’s story: its acts and documents, day by day before now. */
export class Tale {
  readonly steps: RehearsalStep[] = [];
  readonly documents: RehearsalDocument[] = [];
  readonly #now: Instant;
  #at = 0;

  constructor(now: Instant) {
    this.#now = now;
  }

  /** The thread goes on so many days before now: 2.5 is two and a half days ago. */
  daysAgo(days: number): this {
    this.#at = -Math.round(days * DAY);
    return this;
  }

  /** The day as `2026-03-12`, so many days before now, or after it where negative. */
  date(daysAgo: number): string {
    return this.instant(daysAgo).slice(0, 10);
  }

  instant(daysAgo: number): string {
    const hour = 60 * MINUTE;
    return writeInstant(Math.floor((this.#now - daysAgo * DAY) / hour) * hour);
  }

  do(by: string, type: string, data: StepData): this {
    this.steps.push({ at: this.#at, by, type, data });
    this.#at += PAUSE;
    return this;
  }

  /** Several people do the same, one after the other. */
  each(persons: readonly string[], type: string, data: (person: string) => StepData): this {
    for (const person of persons) this.do(person, type, data(person));
    return this;
  }

  /** A vote on a ballot, with a reason where one is given. */
  vote(ballot: string, person: string, choice: 'yes' | 'no' | 'abstain', comment?: string): this {
    const textSha256 = textOfBallot(ballot);
    const data = { ballot, choice, textSha256, ...(comment !== undefined && { comment }) };
    return this.do(person, 'ballot.cast', data);
  }

  write(by: string, document: string, text: string): this {
    this.documents.push({ document, at: this.#at, by, kind: 'text', text });
    return this;
  }

  writeCharter(by: string, twg: string, charter: Charter): this {
    this.documents.push({ document: `charter/${twg}`, at: this.#at, by, kind: 'charter', charter });
    return this;
  }
}

/** What happened, whichever thread it belongs to, in its order. */
export const inOrder = <T extends { readonly at: number }>(things: readonly T[]): T[] =>
  things
    .map((thing, index) => ({ thing, index }))
    .sort((a, b) => a.thing.at - b.thing.at || a.index - b.index)
    .map(({ thing }) => thing);
