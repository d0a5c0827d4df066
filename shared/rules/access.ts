/** Who may read and write a document. All of the association reads everything. */

import { isMember } from './association-member.ts';
import { isId } from './fields.ts';
import { isFacilitator, isGroupMember, seatOf } from './group.ts';
import { founded, type State, type Twg } from './state.ts';

export interface Access {
  readonly read: boolean;
  readonly write: boolean;
}

type MayWrite = (state: State, person: string, parts: readonly string[]) => boolean;

const groupOf = (state: State, twg: string): Twg | undefined => state.twg.get(twg);

/** Members and observers: everyone with a seat. */
const seated = (twg: Twg | undefined, person: string): boolean =>
  twg !== undefined && seatOf(twg, person) !== undefined;

const charter: MayWrite = (state, person, [id = '']) => {
  const twg = groupOf(state, id);
  if (twg === undefined || twg.stage === 'withdrawn' || twg.stage === 'concluded') return false;
  if (twg.formedAt !== null) return isFacilitator(twg, person);
  return twg.stage !== 'voting' && (twg.creator === person || isFacilitator(twg, person));
};

const notes: MayWrite = (state, person, [id = '']) => {
  const topic = state.topic.get(id);
  return topic !== undefined && seated(groupOf(state, topic.twg), person);
};

const meeting: MayWrite = (state, person, [id = '']) => {
  const record = state.meeting.get(id);
  return record !== undefined && seated(groupOf(state, record.twg), person);
};

/** Until it is posted, which takes its id. */
const update: MayWrite = (state, person, [group = '', id = '']) => {
  const twg = groupOf(state, group);
  return twg !== undefined && isFacilitator(twg, person) && !state.update.has(id);
};

/** DIP-7: the group drafts; then "it must be shared with the TSC for review and edits". */
const output: MayWrite = (state, person, [id = '']) => {
  const record = state.output.get(id);
  const twg = record && groupOf(state, record.twg);
  if (record === undefined || twg === undefined) return false;
  if (record.stage === 'drafting') return isGroupMember(twg, person);
  if (record.stage !== 'tsc-review') return false;
  return (
    founded(state).tsc.includes(person) ||
    isFacilitator(twg, person) ||
    record.owners.finalizing.includes(person)
  );
};

const dissent: MayWrite = (state, person, [id = '', author = '']) =>
  state.output.has(id) && author === person;

/** Before the name of the document that is commented on. */
const COMMENTS = 'comments/';

/** How many ids a document's name has after its kind, and who writes it. */
const DOCUMENTS: Readonly<Record<string, { readonly parts: number; readonly may: MayWrite }>> = {
  charter: { parts: 1, may: charter },
  notes: { parts: 1, may: notes },
  agenda: { parts: 1, may: meeting },
  minutes: { parts: 1, may: meeting },
  update: { parts: 2, may: update },
  output: { parts: 1, may: output },
  dissent: { parts: 2, may: dissent },
};

/** Who writes the document of that name, and the ids in it; null where a name has not that form. */
function readName(
  document: string,
): { readonly may: MayWrite; readonly ids: readonly string[] } | null {
  const [kind = '', ...ids] = document.split('/');
  const known = Object.hasOwn(DOCUMENTS, kind) ? DOCUMENTS[kind] : undefined;
  const formed = ids.length === known?.parts && ids.every(isId);
  return known !== undefined && formed ? { may: known.may, ids } : null;
}

function mayWrite(state: State, person: string, document: string): boolean {
  if (document.startsWith(COMMENTS)) return readName(document.slice(COMMENTS.length)) !== null;
  const named = readName(document);
  return named !== null && named.may(state, person, named.ids);
}

/**
 * What a person may do with a document: `charter/<twg>`, `notes/<topic>`, `agenda/<meeting>`,
 * `minutes/<meeting>`, `update/<twg>/<update>`, `output/<output>`, `dissent/<output>/<person>`, and
 * `comments/` before any of these, which anyone of the association writes, also while the document
 * itself is frozen.
 */
export function access(state: State, person: string, document: string): Access {
  if (state.association === null || !isMember(state, person)) return { read: false, write: false };
  return { read: true, write: mayWrite(state, person, document) };
}
