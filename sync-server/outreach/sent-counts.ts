import { z } from 'zod';
import type { Instant } from '../../shared/rules/index.ts';
import type { Outgoing } from './outgoing.ts';

/** How many were sent, and when the first was. */
export const sentCount = z.strictObject({ sent: z.int().min(0), at: z.int().min(0) });
export type SentCount = z.infer<typeof sentCount>;

/** What a thing that was sent out is told apart by. */
export type Counted = Pick<Outgoing, 'kind' | 'subject' | 'twg'>;

const SPREAD: ReadonlySet<Outgoing['kind']> = new Set(['updates', 'circulation', 'outputs']);

/** Whether it is one thing for many, which is counted by itself. */
export const isSpread = ({ kind }: Counted): boolean => SPREAD.has(kind);

/** Of all, of a group, and of one thing. */
const TOTAL = 'all';
const groupScope = (twg: string): string => `group ${twg}`;
export const subjectScope = ({ kind, subject, twg }: Counted): string =>
  JSON.stringify([kind, subject.kind, subject.id, twg]);

function scopesOf(counted: Counted): string[] {
  if (counted.kind === 'test') return [];
  const scopes = [TOTAL];
  if (counted.twg !== null) scopes.push(groupScope(counted.twg));
  if (isSpread(counted)) scopes.push(subjectScope(counted));
  return scopes;
}

/** How many were ever sent; what is counted is no longer remembered itself. */
export class SentCounts {
  readonly #counts: Map<string, SentCount>;

  constructor(counts: ReadonlyMap<string, SentCount>) {
    this.#counts = new Map(counts);
  }

  /** Counts one more; what comes back is what has changed, to be put down. */
  add(counted: Counted, at: Instant): ReadonlyMap<string, SentCount> {
    return this.#change(counted, at, 1);
  }

  /** It could not be put down. */
  takeBack(counted: Counted, at: Instant): void {
    this.#change(counted, at, -1);
  }

  total(twg: string | null): number {
    return this.#counts.get(twg === null ? TOTAL : groupScope(twg))?.sent ?? 0;
  }

  /** Of one thing. */
  of(counted: Counted): SentCount | null {
    return this.#counts.get(subjectScope(counted)) ?? null;
  }

  /** Each thing of a group, or of all, that was ever sent. */
  things(twg: string | null): Counted[] {
    return [...this.#counts.keys()].flatMap((scope) => {
      if (!scope.startsWith('[')) return [];
      const [kind, subjectKind, id, group] = JSON.parse(scope) as [
        Outgoing['kind'],
        string,
        string,
        string | null,
      ];
      const isOf = twg === null || group === twg;
      return isOf ? [{ kind, subject: { kind: subjectKind, id }, twg: group }] : [];
    });
  }

  #change(counted: Counted, at: Instant, by: 1 | -1): ReadonlyMap<string, SentCount> {
    const changed = new Map<string, SentCount>();
    for (const scope of scopesOf(counted)) {
      const old = this.#counts.get(scope) ?? { sent: 0, at };
      const next = { sent: Math.max(0, old.sent + by), at: old.at };
      this.#counts.set(scope, next);
      changed.set(scope, next);
    }
    return changed;
  }
}
