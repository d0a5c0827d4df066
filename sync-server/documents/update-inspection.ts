/**
 * What an update holds, without applying it. The work is bounded by the update's length: every
 * struct and every range costs at least two bytes of it.
 */

import {
  readStructs,
  SUBDOCUMENT,
  type Range,
  type ReadStruct,
  type StructId,
  type StructVisitor,
} from './struct-reader.ts';

export interface Inspection {
  /** Consecutive items: one range for each client, and more where the update leaves items out. */
  readonly blocks: readonly Range[];
  /** Deleted ranges; no two of one client overlap. */
  readonly deletions: readonly Range[];
  /** Per client the number of its items that must be there for the update to apply. */
  readonly needs: ReadonlyMap<number, number>;
  /** Root types that it names as lists (or texts), and as maps. */
  readonly listRoots: ReadonlySet<string>;
  readonly mapRoots: ReadonlySet<string>;
  /** It holds a document within the document. */
  readonly hasSubdocument: boolean;
}

/** No client writes so much; past it Yjs's own arithmetic is not safe. */
const MAX_CLOCK = 2 ** 31;

/** Bytes that no Yjs client would send. */
export class MalformedUpdate extends Error {
  override readonly name = 'MalformedUpdate';
}

/** @throws MalformedUpdate, never anything else */
export function inspectUpdate(update: Uint8Array): Inspection {
  const findings = new Findings();
  try {
    readStructs(update, findings);
  } catch (error) {
    if (error instanceof MalformedUpdate) throw error;
    // A number that does not end, a length beyond the end, an unknown kind of content, bad JSON.
    throw new MalformedUpdate(error instanceof Error ? error.message : 'unreadable');
  }
  const { blocks, needs, listRoots, mapRoots, hasSubdocument } = findings;
  const deletions = disjoint(findings.deletions);
  return { blocks, deletions, needs, listRoots, mapRoots, hasSubdocument };
}

class Findings implements StructVisitor {
  readonly deletions: Range[] = [];
  readonly blocks: Range[] = [];
  readonly needs = new Map<number, number>();
  readonly listRoots = new Set<string>();
  readonly mapRoots = new Set<string>();
  hasSubdocument = false;
  readonly #clients = new Set<number>();

  client(client: number): void {
    // Of two parts of one client Yjs keeps the last and drops the first without a word.
    if (this.#clients.has(client)) throw new MalformedUpdate('a client in two places');
    this.#clients.add(client);
  }

  deleted(range: Range): void {
    this.deletions.push(range);
  }

  struct(struct: ReadStruct): void {
    const to = struct.clock + struct.length;
    if (struct.length < 1 || to > MAX_CLOCK)
      throw new MalformedUpdate('an item of an impossible length');
    if (struct.kind === 'skip') return;
    this.#extend({ client: struct.client, from: struct.clock, to });
    for (const origin of struct.origins) this.#need(struct, origin);
    if (struct.root !== null) (struct.keyed ? this.mapRoots : this.listRoots).add(struct.root);
    if (struct.content === SUBDOCUMENT) this.hasSubdocument = true;
  }

  #extend(range: Range): void {
    const last = this.blocks.at(-1);
    if (last?.client === range.client && last.to === range.from)
      this.blocks[this.blocks.length - 1] = { ...last, to: range.to };
    else this.blocks.push(range);
  }

  #need(struct: StructId, { client, clock }: StructId): void {
    if (client === struct.client && clock >= struct.clock)
      throw new MalformedUpdate('an item that builds on itself or on a later one');
    if ((this.needs.get(client) ?? 0) <= clock) this.needs.set(client, clock + 1);
  }
}

/** Yjs sorts and joins what it sends; many ranges over the same items would cost their product. */
function disjoint(ranges: Range[]): Range[] {
  ranges.sort((a, b) => a.client - b.client || a.from - b.from);
  let last: Range | null = null;
  for (const range of ranges) {
    if (range.to <= range.from || range.to > MAX_CLOCK)
      throw new MalformedUpdate('a deleted range of an impossible length');
    if (last?.client === range.client && range.from < last.to)
      throw new MalformedUpdate('deleted ranges that overlap');
    last = range;
  }
  return ranges;
}
