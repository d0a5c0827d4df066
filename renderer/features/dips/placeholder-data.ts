/** What acts on a DIP are made of before anybody has said, to ask the rules whether they would refuse. */

import type { Dip, State } from '../../../shared/rules/index.ts';
import { PLACEHOLDER_ID, PLACEHOLDER_TEXT } from '../../app/placeholder-data.ts';

export type DipAct =
  | 'dip.assign-manager'
  | 'dip.merge'
  | 'dip.deny'
  | 'dip.revise'
  | 'dip.last-call'
  | 'dip.extend-last-call'
  | 'dip.request-acceptance'
  | 'dip.reject'
  | 'dip.withdraw'
  | 'dip.finalize'
  | 'dip.reopen'
  | 'dip.deprecate'
  | 'concern.raise'
  | 'workstream.open';

type Data = Readonly<Record<string, unknown>>;

/** A maintainer: somebody who can be a manager. */
const aMaintainer = ({ association }: State): string =>
  association?.leadMaintainer ?? association?.maintainers[0] ?? PLACEHOLDER_ID;

/** The DIP's own number, or one that no DIP has. */
const aNumber = (state: State, dip: Dip): number =>
  dip.number ?? 1 + Math.max(0, ...[...state.dip.values()].map(({ number }) => number ?? 0));

const reason = (): Data => ({ reason: PLACEHOLDER_TEXT });

/** Beside the output, by the act. */
const DATA: { readonly [A in DipAct]: (state: State, dip: Dip) => Data } = {
  'dip.assign-manager': (state) => ({ manager: aMaintainer(state) }),
  'dip.merge': (state, dip) => ({ number: aNumber(state, dip), commit: PLACEHOLDER_TEXT }),
  'dip.revise': (_, { textSha256 }) => ({
    textSha256,
    commit: PLACEHOLDER_TEXT,
    changes: 'material',
  }),
  'dip.last-call': ({ association }, { textSha256 }) => ({
    days: association?.rulebook.lastCallDays.min ?? 14,
    textSha256,
    noEngineering: PLACEHOLDER_TEXT,
  }),
  'dip.extend-last-call': (_, { lastCall }) => ({ days: (lastCall?.days ?? 0) + 1 }),
  'dip.request-acceptance': () => ({ ballot: PLACEHOLDER_ID }),
  'dip.finalize': () => ({ link: PLACEHOLDER_TEXT }),
  'dip.deny': reason,
  'dip.reject': reason,
  'dip.withdraw': reason,
  'dip.reopen': reason,
  'dip.deprecate': reason,
  'concern.raise': () => ({ concern: PLACEHOLDER_ID, text: PLACEHOLDER_TEXT }),
  'workstream.open': () => ({
    workstream: PLACEHOLDER_ID,
    kind: 'diem-core',
    title: PLACEHOLDER_TEXT,
    links: [],
  }),
};

/** The whole data of an act on that DIP. It is never signed. */
export const placeholderData = (type: DipAct, state: State, dip: Dip): Data => ({
  output: dip.output,
  ...DATA[type](state, dip),
});
