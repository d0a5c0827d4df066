/** An approved output on its way to the association, with the opinions that travel with it. */

import { known, latestBallot, type Output, type State } from '../../../../shared/rules/index.ts';
import { capitalized, groupName, outputName } from '../../../../shared/wording/index.ts';
import type { Given, MessageDefinition } from '../definition.ts';
import { fact, facts, paragraph, type Letter, type Part } from '../letter.ts';
import { countFacts, names, reasonFor } from '../telling.ts';

function dissentParts(state: State, { dissents }: Output): Part[] {
  if (dissents.length === 0) return [];
  const persons = names(
    state,
    dissents.map(({ person }) => person),
  );
  return [
    facts(fact(dissents.length === 1 ? 'Minority opinion' : 'Minority opinions', persons)),
    paragraph('Not all of the group agree: what they say instead travels with the output.'),
  ];
}

function letter({ task, state }: Given): Letter {
  const { id } = task.subject;
  const output = known(state, 'output', id);
  const name = outputName(state, id);
  const ballot = latestBallot(state, 'output-approval', id);
  return {
    title: `Circulated: ${capitalized(name.replace(/^the /u, ''))}`,
    parts: [
      paragraph(
        `${capitalized(name)} of ${groupName(state, output.twg)} was approved by the TSC, and is circulated within the association.`,
      ),
      ...dissentParts(state, output),
      ...(ballot === undefined ? [] : [countFacts(ballot)]),
    ],
    place: `#/outputs/${id}`,
    action: 'Read it',
    reason: reasonFor(task, state, 'circulated'),
    calendar: null,
    thread: `output-${id}`,
  };
}

export const OUTPUT_MESSAGES = {
  'output-circulated': {
    wanted: ({ task, state }) => state.output.get(task.subject.id)?.stage === 'circulated',
    letter,
  },
} as const satisfies Readonly<Record<string, MessageDefinition>>;
