import type { Data, Envelope, World } from '../world.ts';
import type { Case } from './case.ts';

/** An act that is in order: each case of its row says only what it changes in it. */
export interface Base {
  readonly act: string;
  readonly world: () => World;
  readonly by: string;
  readonly data: Data;
}

export interface Variation {
  readonly clause: string;
  readonly world?: () => World;
  readonly by?: string;
  /** In the place of the whole data. */
  readonly data?: unknown;
  /** Fields put over those of the data. */
  readonly with?: Data;
  readonly envelope?: Envelope;
  readonly expect: Case['expect'];
}

export const variations = (base: Base, list: readonly Variation[]): readonly Case[] =>
  list.map((one) => ({
    clause: one.clause,
    world: one.world ?? base.world,
    by: one.by ?? base.by,
    act: base.act,
    data: one.data ?? { ...base.data, ...one.with },
    ...(one.envelope && { envelope: one.envelope }),
    expect: one.expect,
  }));
