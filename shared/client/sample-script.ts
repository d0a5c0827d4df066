import type { Instant, State } from '../rules/index.ts';

/** One act of a sample association's past. */
export interface SampleStep {
  /** Milliseconds after the founding; never below that of the step before. */
  readonly at: number;
  /** The person who acts. */
  readonly by: string;
  readonly type: string;
  /** The data, or what makes it of the state just before: hashes of texts that acts bring about. */
  readonly data: Readonly<Record<string, unknown>> | ((before: SampleMoment) => SampleData);
  /** Texts that the act names by their hash. */
  readonly texts?: readonly string[];
}

export type SampleData = Readonly<Record<string, unknown>>;

export interface SampleMoment {
  readonly state: State;
  /** The relay's clock. */
  readonly at: Instant;
  readonly sha256: (text: string) => string;
}

/** The sample association: its founding, and all that has happened since. */
export interface SampleScript {
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
  /** Of the secretariat. */
  readonly founder: string;
  /** Whom one acts as at first. */
  readonly me: string;
  readonly steps: readonly SampleStep[];
  /** How long ago the founding was when the sample is opened, in ms; not below the last step's. */
  readonly span: number;
}
