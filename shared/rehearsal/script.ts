/** A script of acts that makes a sample association: data, and how a step is made ready to be signed. */

import type { Charter } from '../documents/proposal-markdown.ts';
import type { Instant } from '../rules/index.ts';

/** Stands in the data of a step for the SHA-256 of a text, which is kept before the act is signed. */
export interface TextMarker {
  readonly text: string;
}

/** Stands in the data of a step for the SHA-256 of the text that a ballot is on. */
export interface BallotTextMarker {
  readonly textOfBallot: string;
}

/** The hash of this text; it is kept with the act. */
export const text = (content: string): TextMarker => ({ text: content });

/** The hash of the text that this ballot is on, as the ledger has it by then. */
export const textOfBallot = (ballot: string): BallotTextMarker => ({ textOfBallot: ballot });

export type StepData = Readonly<Record<string, unknown>>;

export interface RehearsalStep {
  /** Milliseconds before now: negative, and never before that of the step before it. */
  readonly at: number;
  /** The person’s id. */
  readonly by: string;
  readonly type: string;
  /** Its `textSha256`, where it has one, is a marker: see `readyStep`. */
  readonly data: StepData;
}

/** A person whom one may act as, and what is to be seen as them. */
export interface Persona {
  readonly id: string;
  readonly name: string;
  readonly organization: string;
  /** One sentence: who they are here, and what waits for them. */
  readonly about: string;
}

/**
 * A document as it is to be found in the sample, by its roots (`shared/protocol/document-roots.ts`).
 * `by` may write it at `at`, which is after the steps before that instant; some are frozen later.
 */
export type RehearsalDocument = {
  readonly document: string;
  /** Milliseconds before now, in the order of the list. */
  readonly at: number;
  readonly by: string;
} & (TextDocument | CharterDocument);

export interface TextDocument {
  readonly kind: 'text';
  readonly text: string;
}

export interface CharterDocument {
  readonly kind: 'charter';
  readonly charter: Charter;
}

/** The founding’s data but for the keys, which whoever plays the script brings. */
export interface RehearsalFounding {
  readonly name: string;
  readonly organizations: readonly { readonly id: string; readonly name: string }[];
  readonly persons: readonly {
    readonly id: string;
    readonly name: string;
    readonly organization: string;
  }[];
  readonly tsc: readonly string[];
  readonly secretariat: readonly string[];
  readonly leadMaintainer: string;
  readonly rehearsal: true;
}

export interface RehearsalScript {
  readonly now: Instant;
  readonly founding: RehearsalFounding;
  /** Who founds; one of the secretariat. */
  readonly founder: string;
  /** Everybody, those with most to do first. */
  readonly personas: readonly Persona[];
  /** As whom one begins. */
  readonly firstPersona: string;
  /** In their order. The first is `association.found`, with the data above and no keys. */
  readonly steps: readonly RehearsalStep[];
  readonly documents: readonly RehearsalDocument[];
}

export interface ReadyStep {
  readonly data: StepData;
  /** Texts to be kept before the act is signed. */
  readonly texts: readonly string[];
}

const isMarker = (value: unknown): value is TextMarker =>
  typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string';

const isBallotMarker = (value: unknown): value is BallotTextMarker =>
  typeof value === 'object' &&
  value !== null &&
  'textOfBallot' in value &&
  typeof value.textOfBallot === 'string';

/**
 * The data of a step with hashes in the place of markers.
 *
 * `textSha256Of` gives the `textSha256` of a ballot, from the state in which the step is played;
 * undefined where there is no such ballot, which the rules then refuse.
 */
export function readyStep(
  step: RehearsalStep,
  sha256: (text: string) => string,
  textSha256Of: (ballot: string) => string | undefined,
): ReadyStep {
  const named = step.data['textSha256'];
  if (isMarker(named))
    return { data: { ...step.data, textSha256: sha256(named.text) }, texts: [named.text] };
  if (isBallotMarker(named)) {
    const textSha256 = textSha256Of(named.textOfBallot) ?? '';
    return { data: { ...step.data, textSha256 }, texts: [] };
  }
  return { data: step.data, texts: [] };
}
