import { idOf, type Question, type Reference } from './question.ts';
import type { Who } from './who.ts';

/** What the stage of an act is the stage of. */
export type About =
  | 'association'
  | 'twg'
  | 'ballot'
  | 'topic'
  | 'objection'
  | 'meeting'
  | 'output'
  | 'dip'
  | 'workstream'
  | 'concern';

/** A code of a row, and when it is given. */
export type Refused = readonly [code: string, when: (q: Question) => boolean];

/** A row of the contract's tables of acts. */
export interface Row {
  readonly act: string;
  readonly who: Who;
  readonly about: About;
  /** The stages at which it may be done; none for what has no stages. */
  readonly stages: readonly string[];
  /** The row's own code for another stage, in the place of `wrong-stage`. */
  readonly otherStage?: Readonly<Record<string, string>>;
  /** "All of these need stage `formed`." */
  readonly inFormedGroup?: true;
  /** The author need not belong to the association. */
  readonly rollDecides?: true;
  readonly names?: (q: Question) => readonly string[];
  /** Persons of whom it is enough that they are registered and have not departed. */
  readonly namesAnyOrganization?: true;
  readonly refers?: (q: Question) => readonly Reference[];
  readonly makes?: (q: Question) => readonly Reference[];
  /** The codes of the row, from left to right. */
  readonly refused: readonly Refused[];
  readonly text?: (q: Question) => string;
  /** The roll of the ballot that it opens; null where this one opens none. */
  readonly opens?: (q: Question) => readonly string[] | null;
}

export const person = ({ data }: Question): string[] => [idOf(data.person)];

export const theTwg = ({ data }: Question): Reference[] => [['twg', data.twg]];
export const theTopic = ({ data }: Question): Reference[] => [['topic', data.topic]];
export const theObjection = ({ data }: Question): Reference[] => [['objection', data.objection]];
export const theMeeting = ({ data }: Question): Reference[] => [['meeting', data.meeting]];
export const theBallot = ({ data }: Question): Reference[] => [['ballot', data.ballot]];
export const theOutput = ({ data }: Question): Reference[] => [['output', data.output]];
export const theUpdate = ({ data }: Question): Reference[] => [['update', data.update]];
export const theConcern = ({ data }: Question): Reference[] => [['concern', data.concern]];
export const theWorkstream = ({ data }: Question): Reference[] => [['workstream', data.workstream]];
export const theDip = ({ data }: Question): Reference[] => [
  ['output', data.output],
  ['dip', data.output],
];
export const theText = ({ data }: Question): string => data.textSha256;
