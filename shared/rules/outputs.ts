/** DIP-7, Decision Making: outputs, who owns the work on them, and their way beside the votes. */

import { defineAct, form, type Case, type Guard } from './act-definition.ts';
import { anyChannel } from './channels.ts';
import { charterInForce } from './charter.ts';
import { channels, id, line, outputDuty, outputKind, persons, sha256, text } from './fields.ts';
import { isGroupMember } from './group.ts';
import { DAY } from './instant.ts';
import { refuse } from './refusal.ts';
import { groupAt, outputAt } from './stage.ts';
import { known, type Output, type OutputDuty } from './state.ts';
import { facilitator, facilitatorOrSecretariat, groupOfOutput, member, namedGroup } from './who.ts';

type OfOutput = { readonly output: string };

const outputOf = ({ state, data }: Case<OfOutput>): Output => known(state, 'output', data.output);
const namesOutput = (data: OfOutput) => [{ kind: 'output', id: data.output }] as const;

/** Past its duration a group revises its charter or concludes; it starts and votes on nothing. */
export const charterRunning: Guard<OfOutput> = (given) =>
  charterInForce(groupOfOutput(given), given.at);

/** DIP-7, Decision Making: "proceed in its stated work": the charter's expected outputs. */
const inCharter: Guard<{ readonly twg: string; readonly kind: string }> = (given) => {
  const kinds = [...new Set(namedGroup(given).charter.outputs.map((output) => output.kind))].sort();
  return kinds.some((kind) => kind === given.data.kind)
    ? null
    : refuse('output-not-in-charter', { kinds });
};

const start = defineAct({
  type: 'output.start',
  data: form({ twg: id, output: id, kind: outputKind, title: line }),
  refersTo: (data) => [{ kind: 'twg', id: data.twg }],
  makes: namesOutput,
  who: facilitator(namedGroup),
  stage: groupAt(namedGroup, 'formed'),
  guards: [(given) => charterInForce(namedGroup(given), given.at), inCharter],
  effect: (draft, given) => {
    const { data } = given;
    draft.put('output', data.output, {
      id: data.output,
      twg: data.twg,
      kind: data.kind,
      title: data.title,
      stage: 'drafting',
      owners: { drafting: [], editing: [], feedback: [], finalizing: [] },
      groupText: null,
      approvedText: null,
      reviewEndsAt: null,
      channels: [],
      dissents: [],
    });
    draft.change('twg', data.twg, { outputs: [...namedGroup(given).outputs, data.output] });
  },
});

/** Whatever becomes of an output, somebody owns its duties until it is abandoned. */
const notAbandoned = outputAt(
  'drafting',
  'twg-vote',
  'tsc-review',
  'tsc-vote',
  'approved',
  'circulated',
);

const withOwners = (output: Output, duty: OutputDuty, owners: readonly string[]): Output => ({
  ...output,
  owners: { ...output.owners, [duty]: [...owners].sort() },
});

/** DIP-7, Decision Making: "clear ownership among TWG members". */
const ownersAreMembers: Guard<OfOutput & { readonly persons: readonly string[] }> = (given) => {
  const twg = groupOfOutput(given);
  const stranger = given.data.persons.find((person) => !isGroupMember(twg, person));
  return stranger === undefined ? null : refuse('not-a-twg-member', { person: stranger });
};

const assign = defineAct({
  type: 'output.assign',
  data: form({ output: id, duty: outputDuty, persons }),
  persons: (data) => data.persons,
  refersTo: namesOutput,
  who: facilitator(groupOfOutput),
  stage: notAbandoned,
  guards: [ownersAreMembers],
  effect: (draft, given) => {
    const { output, duty, persons: owners } = given.data;
    draft.put('output', output, withOwners(outputOf(given), duty, owners));
  },
});

const dutyForm = form({ output: id, duty: outputDuty });

const volunteer = defineAct({
  type: 'output.volunteer',
  data: dutyForm,
  refersTo: namesOutput,
  who: member(groupOfOutput),
  stage: notAbandoned,
  guards: [],
  effect: (draft, given) => {
    const { data, by } = given;
    const owners = new Set(outputOf(given).owners[data.duty]).add(by.person);
    draft.put('output', data.output, withOwners(outputOf(given), data.duty, [...owners]));
  },
});

const stepBack = defineAct({
  type: 'output.step-back',
  data: dutyForm,
  refersTo: namesOutput,
  who: member(groupOfOutput),
  stage: notAbandoned,
  guards: [],
  effect: (draft, given) => {
    const { data, by } = given;
    const owners = outputOf(given).owners[data.duty].filter((person) => person !== by.person);
    draft.put('output', data.output, withOwners(outputOf(given), data.duty, owners));
  },
});

const returnToGroup = defineAct({
  type: 'output.return',
  data: form({ output: id, reason: text }),
  refersTo: namesOutput,
  who: facilitator(groupOfOutput),
  stage: outputAt('tsc-review'),
  guards: [],
  effect: (draft, { data }) =>
    draft.change('output', data.output, { stage: 'drafting', reviewEndsAt: null }),
});

const ENDED_DIPS: ReadonlySet<string> = new Set(['denied', 'rejected', 'withdrawn']);

/** While its DIP goes on, what it was made from stays as it is. */
const dipEnded: Guard<OfOutput> = ({ state, data }) => {
  const dip = state.dip.get(data.output);
  return dip === undefined || ENDED_DIPS.has(dip.status)
    ? null
    : refuse('dip-alive', { status: dip.status });
};

const abandon = defineAct({
  type: 'output.abandon',
  data: form({ output: id, reason: text }),
  refersTo: namesOutput,
  who: facilitatorOrSecretariat(groupOfOutput),
  stage: outputAt('drafting', 'tsc-review', 'approved'),
  guards: [dipEnded],
  effect: (draft, { data }) => draft.change('output', data.output, { stage: 'abandoned' }),
});

/** DIP-7: "the TSC must approve the output before it can be circulated within the Association". */
const circulate = defineAct({
  type: 'output.circulate',
  data: form({ output: id, channels }),
  refersTo: namesOutput,
  who: facilitator(groupOfOutput),
  stage: (given) => {
    const { stage } = outputOf(given);
    return (
      groupAt(groupOfOutput, 'formed')(given) ??
      (stage === 'approved' ? null : refuse('not-approved', { stage }))
    );
  },
  guards: [anyChannel],
  effect: (draft, { data }) =>
    draft.change('output', data.output, { stage: 'circulated', channels: data.channels }),
});

/** To be approved anew, after another review by the TSC. */
const reopen = defineAct({
  type: 'output.reopen',
  data: form({ output: id, reason: text }),
  refersTo: namesOutput,
  who: facilitator(groupOfOutput),
  stage: outputAt('approved', 'circulated'),
  guards: [dipEnded],
  effect: (draft, { data, at }) =>
    draft.change('output', data.output, {
      stage: 'tsc-review',
      reviewEndsAt: at + draft.association.rulebook.reviewDays * DAY,
    }),
});

/** DIP-7: "There does not need to be total agreement in the TWG on the final output". */
const dissent = defineAct({
  type: 'output.dissent',
  data: form({ output: id, textSha256: sha256 }),
  refersTo: namesOutput,
  who: member(groupOfOutput),
  stage: outputAt('twg-vote', 'tsc-review', 'tsc-vote', 'approved', 'circulated'),
  guards: [],
  text: (data) => data.textSha256,
  effect: (draft, given) => {
    const { data, by } = given;
    const others = outputOf(given).dissents.filter((entry) => entry.person !== by.person);
    draft.change('output', data.output, {
      dissents: [...others, { person: by.person, textSha256: data.textSha256 }],
    });
  },
});

export const OUTPUT_ACTS = [
  start,
  assign,
  volunteer,
  stepBack,
  returnToGroup,
  abandon,
  circulate,
  reopen,
  dissent,
];
