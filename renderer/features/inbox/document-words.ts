import type { State } from '../../../shared/rules/index.ts';
import { groupName, meetingName, outputName, topicName } from '../../../shared/wording/index.ts';

export interface DocumentWords {
  /** What a document is called: `the charter of Mainnet Operations`. */
  readonly name: string;
  /** Where it is written: a route of the app. */
  readonly to: string;
}

const group = (twg: string | undefined): string =>
  twg === undefined ? '#/groups' : `#/groups/${twg}`;

/** A document in words, and where it is to be found. */
export function documentWords(document: string, state: State): DocumentWords {
  const [kind, id = '', more = ''] = document.split('/');
  switch (kind) {
    case 'charter':
      return { name: `the charter of ${groupName(state, id)}`, to: `#/groups/${id}/proposal` };
    case 'notes':
      return { name: `the notes on ${topicName(state, id)}`, to: group(state.topic.get(id)?.twg) };
    case 'agenda':
    case 'minutes':
      return {
        name: `the ${kind} of ${meetingName(state, id)}`,
        to: group(state.meeting.get(id)?.twg),
      };
    case 'update':
      return { name: `an update of ${groupName(state, id)}`, to: group(id) };
    case 'output':
      return { name: outputName(state, id), to: group(state.output.get(id)?.twg) };
    case 'dissent':
      return {
        name: `a minority opinion on ${outputName(state, id)}`,
        to: group(state.output.get(id)?.twg),
      };
    case 'comments': {
      const about = documentWords([id, more, ...document.split('/').slice(3)].join('/'), state);
      return { name: `comments on ${about.name}`, to: about.to };
    }
    default:
      return { name: document, to: '#/groups' };
  }
}
