import { createHash } from 'node:crypto';
import { signerFromSeed } from '../../../shared/cli/node-crypto.ts';
import type { MakeSigner } from '../../../shared/cli/player.ts';
import type { ScenarioLine } from '../../../shared/cli/scenario.ts';
import { DAY, HOUR, readInstant, writeInstant, type Instant } from '../../../shared/rules/index.ts';

/** The same key for the same owner in every run: nobody's key, and no secret. */
export const goldenSigner: MakeSigner = (owner) =>
  signerFromSeed(createHash('sha256').update(`convene golden ledger: ${owner}`).digest());

/** The name of a ballot's text in a scenario. */
const textOf = (ballot: string): string => `ballot:${ballot}`;

/** Lines of a scenario, one minute apart. */
export class Story {
  readonly lines: ScenarioLine[] = [];
  #at: Instant = readInstant('2026-01-05T10:00:00Z') ?? 0;

  get at(): string {
    return writeInstant(this.#at);
  }

  do(by: string, act: string, data: Readonly<Record<string, unknown>>): this {
    this.#at += HOUR / 60;
    this.lines.push({ line: this.lines.length + 1, at: this.#at, by, act, data });
    return this;
  }

  days(days: number): this {
    this.#at += days * DAY;
    return this;
  }

  /** Votes as written: `+` yes, `-` no, `0` abstain, anything else none; then a day goes by. */
  votes(ballot: string, persons: readonly string[], written: string): this {
    const choices = { '+': 'yes', '-': 'no', '0': 'abstain' } as const;
    for (const [index, person] of persons.entries()) {
      const choice = choices[written.charAt(index) as keyof typeof choices] as string | undefined;
      if (choice === undefined) continue;
      this.do(person, 'ballot.cast', { ballot, choice, textSha256: textOf(ballot) });
    }
    return this.days(1);
  }
}
