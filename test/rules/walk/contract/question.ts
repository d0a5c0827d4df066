import {
  known,
  type Ballot,
  type Dip,
  type Output,
  type State,
  type Topic,
  type Twg,
} from '../../../../shared/rules/index.ts';
import type { Fields } from '../acts/candidate.ts';

/** Somebody asks to do something: all that the contract looks at. */
export interface Question {
  readonly state: State;
  readonly at: number;
  readonly by: string;
  /** The device that signs. */
  readonly device: string;
  readonly data: Fields;
  readonly hasText: (sha256: string) => boolean;
}

export type Reference = readonly [kind: Kind, id: string];
type Kind =
  | 'organization'
  | 'person'
  | 'device'
  | 'twg'
  | 'ballot'
  | 'update'
  | 'topic'
  | 'objection'
  | 'meeting'
  | 'output'
  | 'dip'
  | 'workstream'
  | 'concern';

export const idOf = (named: string | { readonly id: string }): string =>
  typeof named === 'string' ? named : named.id;

export const twgOf = ({ state, data }: Question): Twg => known(state, 'twg', data.twg);
export const topicOf = ({ state, data }: Question): Topic => known(state, 'topic', data.topic);
export const ballotOf = ({ state, data }: Question): Ballot => known(state, 'ballot', data.ballot);
export const outputOf = ({ state, data }: Question): Output => known(state, 'output', data.output);
export const dipOf = ({ state, data }: Question): Dip => known(state, 'dip', data.output);

/** The group that an act of a group is about, by whatever its data names. */
export function groupOf({ state, data }: Question): Twg {
  if (data.twg !== undefined) return known(state, 'twg', data.twg);
  if (data.output !== undefined)
    return known(state, 'twg', known(state, 'output', data.output).twg);
  if (data.meeting !== undefined) {
    return known(state, 'twg', known(state, 'meeting', data.meeting).twg);
  }
  const topic = data.topic ?? known(state, 'objection', data.objection).topic;
  return known(state, 'twg', known(state, 'topic', topic).twg);
}
