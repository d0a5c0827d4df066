/** DIP-7, Decision Making: the last call of a DIP, and the TSC's vote that makes it Accepted. */

import { defineAct, form, type Case, type Guard } from './act-definition.ts';
import type { ClosingEffect } from './closing.ts';
import { noAcceptanceBallot, openConcerns, sufficientEngineering } from './dip-checks.ts';
import { anyText, id, integer, sha256, text } from './fields.ts';
import { DAY, writeInstant } from './instant.ts';
import { openBallot, tscOpening } from './open-ballot.ts';
import { refuse } from './refusal.ts';
import { LONGEST_LAST_CALL } from './rulebook.ts';
import { dipAt, expectStage } from './stage.ts';
import { founded, known, type Dip, type LastCall } from './state.ts';
import { anyPerson, manager, raiserOrManager } from './who.ts';

type OfOutput = { readonly output: string };

const dipOf = ({ state, data }: Case<OfOutput>): Dip => known(state, 'dip', data.output);
const namesDip = (data: OfOutput) =>
  [
    { kind: 'output', id: data.output },
    { kind: 'dip', id: data.output },
  ] as const;

const lastCallOf = (given: Case<OfOutput>): LastCall => {
  const { lastCall } = dipOf(given);
  if (lastCall === null) throw new Error('a DIP in last call has one');
  return lastCall;
};

const inDraft: Guard<OfOutput> = (given) => {
  const { status } = dipOf(given);
  return status === 'last-call' || status === 'accepted'
    ? refuse('already-called', { status })
    : expectStage(status, ['draft']);
};

const theLatestText: Guard<OfOutput & { readonly textSha256: string }> = (given) => {
  const expected = dipOf(given).textSha256;
  return given.data.textSha256 === expected ? null : refuse('wrong-text', { expected });
};

/** DIP-0, Draft: "a reasonable amount of time (usually 2-4 weeks) for a final review". */
const lastCallLength: Guard<{ readonly days: number }> = ({ state, data }) => {
  const { min, max } = founded(state).rulebook.lastCallDays;
  return data.days >= min && data.days <= max ? null : refuse('last-call-length', { min, max });
};

const lastCall = defineAct({
  type: 'dip.last-call',
  data: form({
    output: id,
    days: integer,
    textSha256: sha256,
    noEngineering: anyText.optional(),
  }),
  refersTo: namesDip,
  who: manager,
  stage: inDraft,
  guards: [
    theLatestText,
    (given) => sufficientEngineering(given.state, dipOf(given), given.data.noEngineering ?? null),
    lastCallLength,
  ],
  text: (data) => data.textSha256,
  effect: (draft, { data, at }) =>
    draft.change('dip', data.output, {
      status: 'last-call',
      lastCall: {
        startedAt: at,
        endsAt: at + data.days * DAY,
        days: data.days,
        noEngineering: data.noEngineering ?? null,
      },
    }),
});

/** At the very instant it ends, it has ended. */
const running: Guard<OfOutput> = (given) => {
  const { endsAt } = lastCallOf(given);
  return given.at < endsAt ? null : refuse('last-call-over', { endedAt: writeInstant(endsAt) });
};

const longer: Guard<OfOutput & { readonly days: number }> = (given) => {
  const { days } = lastCallOf(given);
  return given.data.days > days && given.data.days <= LONGEST_LAST_CALL
    ? null
    : refuse('last-call-length', { min: days + 1, max: LONGEST_LAST_CALL });
};

/** DIP-0, Draft: "Additional time can be granted by the DIP Manager if requested." */
const extend = defineAct({
  type: 'dip.extend-last-call',
  data: form({ output: id, days: integer }),
  refersTo: namesDip,
  who: manager,
  stage: dipAt('last-call'),
  guards: [running, longer],
  effect: (draft, given) => {
    const window = lastCallOf(given);
    const { output, days } = given.data;
    const endsAt = window.startedAt + days * DAY;
    draft.change('dip', output, { lastCall: { ...window, days, endsAt } });
  },
});

/** Concerns live on through rounds until resolved. */
const raise = defineAct({
  type: 'concern.raise',
  data: form({ output: id, concern: id, text }),
  refersTo: namesDip,
  makes: (data) => [{ kind: 'concern', id: data.concern }],
  who: anyPerson,
  stage: dipAt('last-call'),
  guards: [running],
  effect: (draft, given) => {
    const { output, concern, text: said } = given.data;
    draft.put('concern', concern, {
      id: concern,
      output,
      by: given.by.person,
      text: said,
      at: given.at,
      resolution: null,
    });
    draft.change('dip', output, { concerns: [...dipOf(given).concerns, concern] });
  },
});

const resolve = defineAct({
  type: 'concern.resolve',
  data: form({ concern: id, resolution: text }),
  refersTo: (data) => [{ kind: 'concern', id: data.concern }],
  who: raiserOrManager,
  stage: ({ state, data }) =>
    expectStage(known(state, 'concern', data.concern).resolution === null ? 'open' : 'resolved', [
      'open',
    ]),
  guards: [],
  effect: (draft, { data, by }) =>
    draft.change('concern', data.concern, {
      resolution: { by: by.person, text: data.resolution },
    }),
});

const lastCallOver: Guard<OfOutput> = (given) => {
  const { endsAt } = lastCallOf(given);
  return given.at >= endsAt ? null : refuse('last-call-running', { endsAt: writeInstant(endsAt) });
};

/** DIP-0, Last Call: "without any material changes or unaddressed technical complaints". */
const noOpenConcerns: Guard<OfOutput> = (given) => {
  const concerns = openConcerns(given.state, dipOf(given));
  return concerns.length === 0 ? null : refuse('open-concerns', { concerns });
};

/** DIP-7: "Before it can become Accepted, the TSC must vote on the DIP." */
const requestAcceptance = defineAct({
  type: 'dip.request-acceptance',
  data: form({ output: id, ballot: id, days: integer.optional() }),
  refersTo: namesDip,
  makes: (data) => [{ kind: 'ballot', id: data.ballot }],
  who: manager,
  stage: dipAt('last-call'),
  guards: [
    noAcceptanceBallot,
    lastCallOver,
    (given) => sufficientEngineering(given.state, dipOf(given), lastCallOf(given).noEngineering),
    noOpenConcerns,
  ],
  opens: tscOpening,
  effect: (draft, given) => {
    const { output, ballot } = given.data;
    draft.change('dip', output, { ballot });
    openBallot(draft, given, {
      id: ballot,
      kind: 'dip-acceptance',
      subject: output,
      textSha256: dipOf(given).textSha256,
      opening: tscOpening(given),
    });
  },
});

/** DIP-7: "A simple majority moves the DIP to Accepted". No quorum: it may be asked again. */
export const dipAcceptanceClosed: ClosingEffect = (draft, ballot) => {
  const dip = { ...draft.known('dip', ballot.subject), ballot: null };
  if (ballot.outcome === 'passed') draft.put('dip', dip.output, { ...dip, status: 'accepted' });
  else if (ballot.outcome === 'failed')
    draft.put('dip', dip.output, { ...dip, status: 'rejected' });
  else draft.put('dip', dip.output, dip);
};

export const LAST_CALL_ACTS = [lastCall, extend, raise, resolve, requestAcceptance];
