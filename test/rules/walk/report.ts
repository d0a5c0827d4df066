/** Which act was accepted from whom at which stage, and refused to whom with which codes. */

import { CONTRACT, rowOf } from './contract/expected.ts';
import { KINDS_OF_PERSON, type PersonKind } from './people.ts';

const ACCEPTED = 'accepted';
const NOT_THERE = 'not there';

export class Report {
  /** By act, stage, and code: the kinds of person. */
  readonly #seen = new Map<string, Map<string, Map<string, Set<PersonKind>>>>();

  note(act: string, stage: string | null, code: string | null, kind: PersonKind): void {
    const stages = entry(this.#seen, act, () => new Map<string, Map<string, Set<PersonKind>>>());
    const codes = entry(stages, stage ?? NOT_THERE, () => new Map<string, Set<PersonKind>>());
    entry(codes, code ?? ACCEPTED, () => new Set<PersonKind>()).add(kind);
  }

  /** The pairs of an act and a stage of the contract at which nobody was accepted. */
  empty(): string[] {
    // Every start of the walk has been founded already.
    const begun = CONTRACT.filter(({ act }) => act !== 'association.found');
    return begun.flatMap(({ act, stages }) => {
      const expected = stages.length === 0 ? ['founded'] : stages;
      return expected
        .filter((stage) => !this.#seen.get(act)?.get(stage)?.has(ACCEPTED))
        .map((stage) => `${act} at ${stage}`);
    });
  }

  /** The codes of a row of the contract that nobody was refused with. */
  unmet(): string[] {
    return CONTRACT.flatMap(({ act, refused, otherStage }) => {
      const codes = [...refused.map(([code]) => code), ...Object.values(otherStage ?? {})];
      const met = new Set(
        [...(this.#seen.get(act)?.values() ?? [])].flatMap((map) => [...map.keys()]),
      );
      return [...new Set(codes)].filter((code) => !met.has(code)).map((code) => `${act}: ${code}`);
    });
  }

  markdown(): string {
    return [
      '# What the walk found',
      '',
      'For each act of the contract, at each stage of what it is about: who was accepted, and who',
      'was refused with which code. Written by the test; a change of the rules shows here.',
      '',
      ...CONTRACT.flatMap(({ act }) => this.#sectionOf(act)),
    ].join('\n');
  }

  #sectionOf(act: string): string[] {
    const row = rowOf(act);
    const stages = [...(this.#seen.get(act) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    return [
      `## ${act} (${row.who.words})`,
      '',
      `| ${row.about} | accepted | refused |`,
      '|---|---|---|',
      ...stages.map(([stage, codes]) => {
        const refused = [...codes]
          .filter(([code]) => code !== ACCEPTED)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([code, kinds]) => `\`${code}\`: ${listOf(kinds)}`);
        return `| ${stage} | ${listOf(codes.get(ACCEPTED) ?? new Set())} | ${refused.join('; ')} |`;
      }),
      '',
    ];
  }
}

function entry<V>(map: Map<string, V>, key: string, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

const listOf = (kinds: ReadonlySet<PersonKind>): string =>
  KINDS_OF_PERSON.filter((kind) => kinds.has(kind)).join(', ');
