/** DIP-7, Decision Making, and DIP-0: a DIP from its pull request to Final, beside its last call. */

import { defineAct, form, type Case, type Guard } from './act-definition.ts';
import { id, line, natural, sha256, text } from './fields.ts';
import { expectWorkstreams, noAcceptanceBallot } from './dip-checks.ts';
import { writeInstant } from './instant.ts';
import { refuse } from './refusal.ts';
import { dipAt, expectStage } from './stage.ts';
import { known, type Dip } from './state.ts';
import { recordsWhere } from './table.ts';
import {
  facilitator,
  facilitatorOrFinalizer,
  groupOfOutput,
  isMaintainer,
  leadMaintainer,
  maintainer,
  manager,
  managerOrFinalizerOfDraft,
} from './who.ts';
import { z } from 'zod';

type OfOutput = { readonly output: string };

const dipOf = ({ state, data }: Case<OfOutput>): Dip => known(state, 'dip', data.output);
const namesOutput = (data: OfOutput) => [{ kind: 'output', id: data.output }] as const;
const namesDip = (data: OfOutput) =>
  [
    { kind: 'output', id: data.output },
    { kind: 'dip', id: data.output },
  ] as const;

const notSubmittedYet: Guard<OfOutput> = ({ state, data }) =>
  expectStage(state.dip.get(data.output)?.status ?? 'none', ['none', 'denied', 'withdrawn']);

/** What enters the DIP process is what the TSC approved; its group may be concluded by now. */
const approved: Guard<OfOutput> = ({ state, data }) => {
  const { stage } = known(state, 'output', data.output);
  return stage === 'approved' || stage === 'circulated' ? null : refuse('not-approved', { stage });
};

const isADip: Guard<OfOutput> = ({ state, data }) => {
  const { kind } = known(state, 'output', data.output);
  return kind === 'dip' ? null : refuse('not-a-dip', { kind });
};

const theApprovedText: Guard<OfOutput & { readonly textSha256: string }> = ({ state, data }) => {
  const expected = known(state, 'output', data.output).approvedText ?? '';
  return data.textSha256 === expected ? null : refuse('wrong-text', { expected });
};

/** DIP-7: "the TWG will submit the draft DIP as a pull-request to the diem/dip folder". */
const submit = defineAct({
  type: 'dip.submit',
  data: form({
    output: id,
    repository: line,
    /** Its number or its address. */
    pullRequest: z.union([natural, line]),
    commit: line,
    textSha256: sha256,
  }),
  refersTo: namesOutput,
  who: facilitatorOrFinalizer,
  stage: (given) => notSubmittedYet(given) ?? approved(given),
  guards: [isADip, theApprovedText],
  text: (data) => data.textSha256,
  effect: (draft, { state, data }) => {
    const earlier = state.dip.get(data.output);
    draft.put('dip', data.output, {
      output: data.output,
      status: 'submitted',
      repository: data.repository,
      pullRequest: data.pullRequest,
      commit: data.commit,
      textSha256: data.textSha256,
      number: earlier?.number ?? null,
      manager: earlier?.manager ?? null,
      round: earlier?.round ?? 1,
      revisions: [],
      lastCall: null,
      ballot: null,
      workstreams: earlier?.workstreams ?? [],
      concerns: earlier?.concerns ?? [],
      link: null,
    });
  },
});

/** A DIP manager is a maintainer assigned to a DIP. */
const managerIsMaintainer: Guard<{ readonly manager: string }> = ({ state, data }) =>
  isMaintainer(state, data.manager) ? null : refuse('not-a-maintainer', { person: data.manager });

/** DIP-7: "At this point the DIP gets a DIP Manager". */
const assignManager = defineAct({
  type: 'dip.assign-manager',
  data: form({ output: id, manager: id }),
  persons: (data) => [data.manager],
  refersTo: namesDip,
  who: leadMaintainer,
  stage: dipAt('submitted', 'draft', 'last-call', 'accepted', 'denied'),
  guards: [managerIsMaintainer],
  effect: (draft, { data }) => draft.change('dip', data.output, { manager: data.manager }),
});

const numberFree: Guard<OfOutput & { readonly number: number }> = ({ state, data }) =>
  recordsWhere(state.dip, (dip) => dip.number === data.number && dip.output !== data.output)
    .length === 0
    ? null
    : refuse('number-taken', { number: data.number });

/** DIP overview, Idea: "assign the DIP a number … and approve the pull request". */
const merge = defineAct({
  type: 'dip.merge',
  data: form({ output: id, number: natural, commit: line }),
  refersTo: namesDip,
  who: manager,
  stage: dipAt('submitted'),
  guards: [numberFree],
  effect: (draft, { data }) =>
    draft.change('dip', data.output, {
      status: 'draft',
      number: data.number,
      commit: data.commit,
    }),
});

/** DIP-0: "The Authors can work to refine and resubmit their DIP Idea for review again." */
const deny = defineAct({
  type: 'dip.deny',
  data: form({ output: id, reason: text }),
  refersTo: namesDip,
  who: manager,
  stage: dipAt('submitted'),
  guards: [],
  effect: (draft, { data }) => draft.change('dip', data.output, { status: 'denied' }),
});

type Revision = OfOutput & { readonly changes: 'editorial' | 'material' };

/** A material revision ends a last call whenever it comes; an editorial one comes before its end. */
const editorialInTime: Guard<Revision> = (given) => {
  const { status, lastCall } = dipOf(given);
  const over = status === 'last-call' && lastCall !== null && given.at >= lastCall.endsAt;
  return over && given.data.changes === 'editorial'
    ? refuse('last-call-over', { endedAt: writeInstant(lastCall.endsAt) })
    : null;
};

/** DIP-0, Last Call: "A successful Last Call without any material changes". */
const revise = defineAct({
  type: 'dip.revise',
  data: form({
    output: id,
    textSha256: sha256,
    commit: line,
    changes: z.enum(['editorial', 'material']),
  }),
  refersTo: namesDip,
  who: managerOrFinalizerOfDraft,
  stage: dipAt('draft', 'last-call'),
  guards: [editorialInTime, noAcceptanceBallot],
  text: (data) => data.textSha256,
  effect: (draft, given) => {
    const { output, ...revision } = given.data;
    const dip = dipOf(given);
    const newRound = dip.status === 'last-call' && revision.changes === 'material';
    draft.put('dip', output, {
      ...dip,
      textSha256: revision.textSha256,
      commit: revision.commit,
      revisions: [...dip.revisions, { ...revision, at: given.at }],
      status: newRound ? 'draft' : dip.status,
      round: newRound ? dip.round + 1 : dip.round,
      lastCall: newRound ? null : dip.lastCall,
    });
  },
});

/** DIP-0, Last Call: "The Maintainers can decide to mark this DIP as Rejected". */
const reject = defineAct({
  type: 'dip.reject',
  data: form({ output: id, reason: text }),
  refersTo: namesDip,
  who: manager,
  stage: dipAt('last-call'),
  guards: [noAcceptanceBallot],
  effect: (draft, { data }) => draft.change('dip', data.output, { status: 'rejected' }),
});

const withdraw = defineAct({
  type: 'dip.withdraw',
  data: form({ output: id, reason: text }),
  refersTo: namesDip,
  who: facilitator(groupOfOutput),
  stage: dipAt('submitted', 'draft', 'last-call'),
  guards: [noAcceptanceBallot],
  effect: (draft, { data }) => draft.change('dip', data.output, { status: 'withdrawn' }),
});

/** DIP-0: "The implementations must be completed before any DIP is given status 'Final'". */
const implemented: Guard<OfOutput> = (given) => {
  const workstreams = expectWorkstreams(given.state, dipOf(given), ['complete']);
  return workstreams.length === 0 ? null : refuse('implementation-incomplete', { workstreams });
};

const finalize = defineAct({
  type: 'dip.finalize',
  data: form({ output: id, link: line }),
  refersTo: namesDip,
  who: manager,
  stage: dipAt('accepted'),
  guards: [implemented],
  effect: (draft, { data }) =>
    draft.change('dip', data.output, { status: 'final', link: data.link }),
});

/** DIP-0, Accepted: "an Accepted DIP can be moved back into Draft status for necessary changes". */
const reopen = defineAct({
  type: 'dip.reopen',
  data: form({ output: id, reason: text }),
  refersTo: namesDip,
  who: manager,
  stage: dipAt('accepted'),
  guards: [],
  effect: (draft, given) =>
    draft.change('dip', given.data.output, {
      status: 'draft',
      round: dipOf(given).round + 1,
      lastCall: null,
    }),
});

/** DIP-0: "superseded by a later proposal or otherwise becomes irrelevant". */
const deprecate = defineAct({
  type: 'dip.deprecate',
  data: form({ output: id, reason: text }),
  refersTo: namesDip,
  who: maintainer,
  stage: dipAt('accepted', 'final'),
  guards: [],
  effect: (draft, { data }) => draft.change('dip', data.output, { status: 'deprecated' }),
});

export const DIP_ACTS = [
  submit,
  assignManager,
  merge,
  deny,
  revise,
  reject,
  withdraw,
  finalize,
  reopen,
  deprecate,
];
