/** What documents are called; an id where the state does not hold what they belong to. */

import type { State } from '../rules/state.ts';
import { labelOf, OUTPUT_KINDS } from './labels.ts';
import { groupName, personName } from './names.ts';
import { said } from './phrases.ts';

export interface DocumentTitle {
  /** What it is about: `Incident review`, `Mainnet Operations`. */
  readonly title: string;
  /** What it is: `Report`, `Notes`, `Minutes`, `Comments on a report`. */
  readonly kind: string;
}

type TitleOf = (state: State, id: string, more: string) => DocumentTitle;

const outputTitle: TitleOf = (state, id) => {
  const output = state.output.get(id);
  return output === undefined
    ? { title: said(id), kind: 'Output' }
    : { title: said(output.title), kind: labelOf(OUTPUT_KINDS, output.kind) };
};

const meetingTitle =
  (kind: string): TitleOf =>
  (state, id) => ({
    title: said(state.meeting.get(id)?.title ?? id),
    kind,
  });

const TITLES: Readonly<Record<string, TitleOf>> = {
  charter: (state, id) => ({ title: groupName(state, id), kind: 'Charter' }),
  notes: (state, id) => ({ title: said(state.topic.get(id)?.title ?? id), kind: 'Notes' }),
  agenda: meetingTitle('Agenda'),
  minutes: meetingTitle('Minutes'),
  // A draft has no title yet: it gets one when it is posted.
  update: (state, twg, id) => {
    const posted = state.update.get(id);
    return posted === undefined
      ? { title: `${groupName(state, twg)}, ${said(id)}`, kind: 'Draft of an update' }
      : { title: said(posted.title), kind: 'Update' };
  },
  output: outputTitle,
  dissent: (state, id, person) => ({
    title: `${outputTitle(state, id, '').title}, by ${personName(state, person)}`,
    kind: 'Minority opinion',
  }),
};

/** What a document is called, and what it is. */
export function documentTitle(state: State, document: string): DocumentTitle {
  const [kind = '', id = '', ...more] = document.split('/');
  if (kind === 'comments') {
    const about = documentTitle(state, [id, ...more].join('/'));
    return { title: about.title, kind: `Comments on the ${inSentence(about.kind)}` };
  }
  const of = Object.hasOwn(TITLES, kind) ? TITLES[kind] : undefined;
  return of?.(state, id, more[0] ?? '') ?? { title: said(document), kind: 'Document' };
}

/** `the report “Incident review”`: for sentences. */
export function documentInSentence(state: State, document: string): string {
  const { title, kind } = documentTitle(state, document);
  return `the ${inSentence(kind)} “${title}”`;
}

const inSentence = (kind: string): string =>
  kind === labelOf(OUTPUT_KINDS, 'dip') ? kind : kind.charAt(0).toLowerCase() + kind.slice(1);

type GroupOf = (state: State, id: string) => string | undefined;

const ofMeeting: GroupOf = (state, id) => state.meeting.get(id)?.twg;
const ofOutput: GroupOf = (state, id) => state.output.get(id)?.twg;
const itself: GroupOf = (state, id) => state.twg.get(id)?.id;

const GROUPS: Readonly<Record<string, GroupOf>> = {
  charter: itself,
  update: itself,
  notes: (state, id) => state.topic.get(id)?.twg,
  agenda: ofMeeting,
  minutes: ofMeeting,
  output: ofOutput,
  dissent: ofOutput,
};

/** The group that a document belongs to; null where the state does not say. */
export function groupOfDocument(state: State, document: string): string | null {
  const [kind = '', id = '', ...more] = document.split('/');
  if (kind === 'comments') return groupOfDocument(state, [id, ...more].join('/'));
  const of = Object.hasOwn(GROUPS, kind) ? GROUPS[kind] : undefined;
  return of?.(state, id) ?? null;
}
