import type { State } from '../../../shared/rules/index.ts';
import { groupName, meetingName, outputName, topicName } from '../../../shared/wording/index.ts';

export interface DocumentWords {
  /** What a document is called: `the charter of Mainnet Operations`. */
  readonly name: string;
  /** Where it is written: a route of the app. */
  readonly to: string;
}

/** A document in words, and where it is to be found. */
export function documentWords(document: string, state: State): DocumentWords {
  const [kind, id = '', more = ''] = document.split('/');
  const to = `#/documents/${document}`;
  switch (kind) {
    case 'charter':
      return { name: `the charter of ${groupName(state, id)}`, to: `#/groups/${id}/proposal` };
    case 'notes':
      return { name: `the notes on ${topicName(state, id)}`, to };
    case 'agenda':
    case 'minutes':
      return { name: `the ${kind} of ${meetingName(state, id)}`, to };
    case 'update':
      return { name: `an update of ${groupName(state, id)}`, to };
    case 'output':
      return { name: outputName(state, id), to };
    case 'dissent':
      return { name: `a minority opinion on ${outputName(state, id)}`, to };
    case 'comments': {
      const about = documentWords([id, more, ...document.split('/').slice(3)].join('/'), state);
      const place = about.to.startsWith('#/documents/') ? `${about.to}?panel=comments` : about.to;
      return { name: `comments on ${about.name}`, to: place };
    }
    default:
      return { name: document, to: '#/groups' };
  }
}
