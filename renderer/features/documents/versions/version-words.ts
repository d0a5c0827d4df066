import type { State } from '../../../../shared/rules/index.ts';
import type { Version } from '../../../../shared/review/review.ts';
import { counted, personName } from '../../../../shared/wording/index.ts';
import { timeWords } from '../../../ui/index.ts';
import type { LedgerText, TimelineItem } from './timeline.ts';

const PREFIXES: { readonly [R in Version['reason']]?: string } = {
  import: 'Imported: ',
  restore: 'Restored: ',
};

/** What was restored, without a word of how often. */
export const withoutPrefix = (title: string): string => title.replace(/^(Restored: )+/u, '');

/** What a version is called in the timeline. */
export function versionTitle({ name, reason }: Version): string {
  if (name !== null) return `${PREFIXES[reason] ?? ''}${name}`;
  switch (reason) {
    case 'named':
      return 'Named version';
    case 'checkpoint':
      return 'Automatic checkpoint';
    case 'import':
      return 'Imported from a file';
    case 'restore':
      return 'Restored';
    case 'accept':
      return 'Suggestions accepted';
    case 'vote':
      return 'Put to a vote';
  }
}

/** A text that can be compared: a version, one of the ledger’s, or `now`. */
export interface Comparable {
  readonly id: string;
  readonly sha256: string | null;
  readonly label: string;
  readonly hint: string;
}

export const NOW: Comparable = {
  id: 'now',
  sha256: null,
  label: 'The text as it is now',
  hint: 'On this device',
};

const idOfVersion = ({ id }: Version): string => `version-${id}`;

export function comparableVersion(version: Version, state: State): Comparable {
  return {
    id: idOfVersion(version),
    sha256: version.sha256,
    label: versionTitle(version),
    hint: `${timeWords(version.at)}, ${personName(state, version.by)}`,
  };
}

export function comparableText(text: LedgerText, state: State): Comparable {
  const when = text.at === null ? '' : timeWords(text.at);
  const who = text.by === null ? '' : personName(state, text.by);
  return {
    id: text.id,
    sha256: text.sha256,
    label: text.words,
    hint: [when, who].filter((word) => word !== '').join(', '),
  };
}

/** All that can be compared, the text as it is now first. */
export function comparables(items: readonly TimelineItem[], state: State): readonly Comparable[] {
  return [
    NOW,
    ...items.flatMap((item) => {
      switch (item.type) {
        case 'version':
          return [comparableVersion(item.version, state)];
        case 'checkpoints':
          return item.versions.map((version) => comparableVersion(version, state));
        case 'ledger':
          return [comparableText(item, state)];
      }
    }),
  ];
}

/** `in the sentence`: the label of a comparable without its capital. */
export const inSentence = ({ id, label, hint }: Comparable): string =>
  id === NOW.id ? 'the text as it is now' : `“${label}” (${hint})`;

export const checkpointsWords = (count: number): string => counted(count, 'automatic checkpoint');
