/** DIP-7, Decision Making: "Any TWG member can propose any topic or idea within the scope". */

import { defineAct, form, type Case, type Guard } from './act-definition.ts';
import type { ClosingEffect } from './closing.ts';
import { id, integer, line, sha256, text } from './fields.ts';
import { groupOpening, openBallot } from './open-ballot.ts';
import { refuse } from './refusal.ts';
import { expectStage, groupAt } from './stage.ts';
import { known, type Topic } from './state.ts';
import {
  facilitator,
  groupOfTopic,
  member,
  namedGroup,
  objector,
  raiserOrFacilitator,
} from './who.ts';

type OfTopic = { readonly topic: string };
type OfObjection = { readonly objection: string };

const topicOf = ({ state, data }: Case<OfTopic>): Topic => known(state, 'topic', data.topic);
const namesTopic = (data: OfTopic) => [{ kind: 'topic', id: data.topic }] as const;

const topicAt =
  (...expected: readonly Topic['status'][]): Guard<OfTopic> =>
  (given) =>
    groupAt(groupOfTopic, 'formed')(given) ?? expectStage(topicOf(given).status, expected);

/** While the group votes on a topic, nothing else settles it. */
const noBallot: Guard<OfTopic> = (given) => {
  const { ballot } = topicOf(given);
  return ballot === null ? null : refuse('ballot-open', { ballots: [ballot] });
};

const raise = defineAct({
  type: 'topic.raise',
  data: form({ twg: id, topic: id, title: line }),
  refersTo: (data) => [{ kind: 'twg', id: data.twg }],
  makes: namesTopic,
  who: member(namedGroup),
  stage: groupAt(namedGroup, 'formed'),
  guards: [],
  effect: (draft, { data, by }) =>
    draft.put('topic', data.topic, {
      id: data.topic,
      twg: data.twg,
      title: data.title,
      raisedBy: by.person,
      status: 'open',
      summary: null,
      ballot: null,
      objections: [],
    }),
});

const drop = defineAct({
  type: 'topic.drop',
  data: form({ topic: id, reason: text }),
  refersTo: namesTopic,
  who: raiserOrFacilitator,
  stage: topicAt('open'),
  guards: [noBallot],
  effect: (draft, { data }) => draft.change('topic', data.topic, { status: 'dropped' }),
});

const reopen = defineAct({
  type: 'topic.reopen',
  data: form({ topic: id, reason: text }),
  refersTo: namesTopic,
  who: member(groupOfTopic),
  stage: topicAt('agreed', 'dropped'),
  guards: [],
  effect: (draft, { data }) => draft.change('topic', data.topic, { status: 'open' }),
});

const object = defineAct({
  type: 'topic.object',
  data: form({ topic: id, objection: id, reason: text }),
  refersTo: namesTopic,
  makes: (data) => [{ kind: 'objection', id: data.objection }],
  who: member(groupOfTopic),
  stage: topicAt('open'),
  guards: [],
  effect: (draft, given) => {
    const { topic, objection, reason } = given.data;
    draft.put('objection', objection, {
      id: objection,
      topic,
      by: given.by.person,
      reason,
      resolution: null,
    });
    draft.change('topic', topic, { objections: [...topicOf(given).objections, objection] });
  },
});

const topicOfObjection = (given: Case<OfObjection>): Case<OfTopic> => ({
  ...given,
  data: { topic: known(given.state, 'objection', given.data.objection).topic },
});

const objectionOpen: Guard<OfObjection> = ({ state, data }) =>
  known(state, 'objection', data.objection).resolution === null
    ? null
    : refuse('wrong-stage', { stage: 'settled', expected: ['open'] });

const settle = defineAct({
  type: 'topic.settle',
  data: form({ objection: id, resolution: text }),
  refersTo: (data) => [{ kind: 'objection', id: data.objection }],
  who: objector,
  stage: (given) => topicAt('open')(topicOfObjection(given)) ?? objectionOpen(given),
  guards: [],
  effect: (draft, { data }) =>
    draft.change('objection', data.objection, { resolution: data.resolution }),
});

const noOpenObjections: Guard<OfTopic> = (given) => {
  const objections = topicOf(given).objections.filter(
    (objection) => known(given.state, 'objection', objection).resolution === null,
  );
  return objections.length === 0 ? null : refuse('open-objections', { objections });
};

/** DIP-7, Decision Making: "as the group comes to agreement on how to proceed". */
const agree = defineAct({
  type: 'topic.agree',
  data: form({ topic: id, summary: text }),
  refersTo: namesTopic,
  who: facilitator(groupOfTopic),
  stage: topicAt('open'),
  guards: [noBallot, noOpenObjections],
  effect: (draft, { data }) =>
    draft.change('topic', data.topic, { status: 'agreed', summary: data.summary }),
});

/** Where agreement does not come. */
const callVote = defineAct({
  type: 'topic.call-vote',
  data: form({ topic: id, ballot: id, textSha256: sha256, days: integer.optional() }),
  refersTo: namesTopic,
  makes: (data) => [{ kind: 'ballot', id: data.ballot }],
  who: facilitator(groupOfTopic),
  stage: topicAt('open'),
  guards: [noBallot],
  text: (data) => data.textSha256,
  opens: (given) => groupOpening(given.data.days, groupOfTopic(given)),
  effect: (draft, given) => {
    const { topic, ballot, textSha256, days } = given.data;
    draft.change('topic', topic, { ballot });
    openBallot(draft, given, {
      id: ballot,
      kind: 'topic',
      subject: topic,
      textSha256,
      opening: groupOpening(days, groupOfTopic(given)),
    });
  },
});

/** Passed: agreed. Otherwise it stays open. */
export const topicClosed: ClosingEffect = (draft, ballot) =>
  draft.change('topic', ballot.subject, {
    ballot: null,
    status: ballot.outcome === 'passed' ? 'agreed' : 'open',
  });

export const TOPIC_ACTS = [raise, drop, reopen, object, settle, agree, callVote];
