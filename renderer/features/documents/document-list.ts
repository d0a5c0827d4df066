/** Which documents there are, by what the ledger says: pure. */

import { access, type Instant, type State, type Twg } from '../../../shared/rules/index.ts';
import { documentTitle } from '../../../shared/wording/index.ts';

export interface ListedDocument {
  /** `output/report` */
  readonly document: string;
  readonly title: string;
  readonly kind: string;
  readonly mayWrite: boolean;
  /** Of the meeting that it belongs to; null for others. */
  readonly meetingAt: Instant | null;
}

export interface DocumentsOfGroup {
  readonly twg: string;
  readonly name: string;
  readonly documents: readonly ListedDocument[];
}

/**
 * The documents of a group: its charter, its outputs with their minority opinions, the notes of its
 * topics, and the agenda and minutes of its meetings, the newest meeting first.
 */
export function documentsOfGroup(state: State, twg: Twg, person: string): ListedDocument[] {
  const listed = (document: string, meetingAt: Instant | null = null): ListedDocument => ({
    document,
    ...documentTitle(state, document),
    mayWrite: access(state, person, document).write,
    meetingAt,
  });
  const outputs = twg.outputs.flatMap((id) => {
    const dissents = state.output.get(id)?.dissents ?? [];
    return [
      listed(`output/${id}`),
      ...dissents.map((dissent) => listed(`dissent/${id}/${dissent.person}`)),
    ];
  });
  const notes = [...state.topic.values()]
    .filter((topic) => topic.twg === twg.id)
    .map(({ id }) => listed(`notes/${id}`));
  const meetings = [...state.meeting.values()]
    .filter((meeting) => meeting.twg === twg.id && meeting.cancelled === null)
    .sort((a, b) => b.at - a.at)
    .flatMap(({ id, at }) => [listed(`agenda/${id}`, at), listed(`minutes/${id}`, at)]);
  return [...outputs, ...notes, ...meetings, listed(`charter/${twg.id}`)];
}

/** All documents by group, the groups as they were proposed. */
export const documentsByGroup = (state: State, person: string): DocumentsOfGroup[] =>
  [...state.twg.values()].map((twg) => ({
    twg: twg.id,
    name: twg.name,
    documents: documentsOfGroup(state, twg, person),
  }));

/** Those with all the typed words in their title, their kind or their group's name. */
export function matching(groups: readonly DocumentsOfGroup[], typed: string): DocumentsOfGroup[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .map((group) => ({
      ...group,
      documents: group.documents.filter(({ title, kind }) => {
        const said = `${title} ${kind} ${group.name}`.toLowerCase();
        return words.every((word) => said.includes(word));
      }),
    }))
    .filter(({ documents }) => documents.length > 0);
}
