import type { State } from '../../../../shared/rules/index.ts';
import {
  ballotTitle,
  documentInSentence,
  groupName,
  meetingName,
  outputName,
  topicName,
} from '../../../../shared/wording/index.ts';
import { routeOf } from '../../../app/routes.ts';

/** What is at a place in the app: `“One public status page”`; the place itself where nothing is known. */
export function placeName(state: State, place: string): string {
  const route = routeOf(place);
  switch (route.screen) {
    case 'topic':
      return state.topic.has(route.topic) ? topicName(state, route.topic) : place;
    case 'meeting':
      return state.meeting.has(route.meeting) ? meetingName(state, route.meeting) : place;
    case 'group':
      return state.twg.has(route.twg) ? groupName(state, route.twg) : place;
    case 'ballot':
      return state.ballot.has(route.ballot) ? ballotTitle(state, route.ballot) : place;
    case 'document':
      return documentInSentence(state, route.document);
    default:
      return outputAt(state, place) ?? place;
  }
}

function outputAt(state: State, place: string): string | null {
  const id = /^#\/outputs\/([a-z0-9-]+)$/.exec(place)?.[1];
  return id !== undefined && state.output.has(id) ? outputName(state, id) : null;
}
