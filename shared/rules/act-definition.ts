import { z } from 'zod';
import type { Author, Context, Position } from './context.ts';
import type { Draft } from './draft.ts';
import type { Instant } from './instant.ts';
import type { Needs, Refusal } from './refusal.ts';
import type { Kind, State } from './state.ts';

/** Something that an act refers to, or makes. */
export interface Reference {
  readonly kind: Kind;
  readonly id: string;
}

/** What a guard looks at: the state, the act's data, who acts, and what surrounds the decision. */
export interface Case<D> {
  readonly state: State;
  readonly data: D;
  readonly by: Author;
  readonly at: Instant;
  /** The last entry that the author had verified. */
  readonly basis: Position;
  readonly context: Context;
}

/** Says why not, or null where nothing stands in the way. */
export type Guard<D> = (given: Case<D>) => Refusal | null;

/** Who may do an act, and what is said to anybody else. */
export interface Who<D> {
  readonly needs: Needs;
  readonly may: (given: Case<D>) => boolean;
  /** Where the contract names a code of its own in the place of `not-permitted`. */
  readonly otherwise?: Guard<D>;
}

/**
 * One act of the contract. The parts are asked in the order in which they stand here; what comes
 * before them and between them is the same for every act (`order-of-checks.ts`).
 */
export interface ActDefinition<D> {
  readonly type: string;
  /** The form of its data: a strict object, so that an unknown field is malformed. */
  readonly data: z.ZodType<D>;
  /** Who signs, where the device is not known yet: the founding, and a device that enrols. */
  readonly signer?: (data: D) => { readonly person: string; readonly publicKey: string };
  /** Public keys in the data, by their path in it; each must be sound. */
  readonly keys?: (data: D) => Readonly<Record<string, string>>;
  /** The author need not belong to the association: a roll is frozen, whatever becomes of a seat. */
  readonly rollDecides?: true;
  /** Persons it names, who must be members of the association. */
  readonly persons?: (data: D) => readonly string[];
  /** Persons it names who must be registered, but whose organization may have withdrawn. */
  readonly registered?: (data: D) => readonly string[];
  /** What it refers to, in the order of its data; each must be there. */
  readonly refersTo?: (data: D, state: State) => readonly Reference[];
  /** The ids that it takes; each must be free. */
  readonly makes?: (data: D, state: State) => readonly Reference[];
  /** What in its own data does not fit together, where that is all it refers to. */
  readonly itself?: Guard<D>;
  readonly who: Who<D>;
  readonly stage?: Guard<D>;
  /** The codes of its row in the contract, from left to right. */
  readonly guards: readonly Guard<D>[];
  /** The text that it names by its hash. */
  readonly text?: (data: D) => string;
  /** What it asks of a ballot that it opens; null where this one opens none. */
  readonly opens?: (given: Case<D>) => Opening | null;
  readonly effect: (draft: Draft, given: Case<D>) => void;
}

/** A ballot about to be opened: its length in days, if one is asked for, and who would vote. */
export interface Opening {
  readonly days: number | undefined;
  readonly roll: readonly string[];
}

/** An act whose data has been checked against its form: ready to be asked and to take effect. */
export type AnyAct = ActDefinition<never>;

/** Defines an act; the form of its data says what its parts are given. */
export function defineAct<Form extends z.ZodType>(
  definition: { readonly data: Form } & Omit<ActDefinition<z.infer<Form>>, 'data'>,
): AnyAct {
  return definition as unknown as AnyAct;
}

/** A strict object: unknown fields are refused. */
export const form = z.strictObject;
