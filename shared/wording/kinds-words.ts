import { CHANNEL_KINDS, labelOf, OUTPUT_KINDS } from './labels.ts';
import { listed } from './phrases.ts';

const CHANNELS: Readonly<Record<string, string>> = {
  slack: 'a public Slack channel',
  email: 'email',
  portal: 'the portal',
  other: 'another channel',
};

/** Channels that are not named yet: `the portal, and email or a public Slack channel`. */
export function channelsWanted(kinds: readonly string[]): string {
  const named = kinds.map((kind) =>
    Object.hasOwn(CHANNELS, kind) ? (CHANNELS[kind] ?? kind) : labelOf(CHANNEL_KINDS, kind),
  );
  const first = kinds[0] === 'portal' && kinds.length > 1;
  return first ? `${named[0] ?? ''}, and ${listed(named.slice(1), 'or')}` : listed(named, 'or');
}

/** `a DIP`, `a report`. */
export const outputKindWords = (kind: string): string =>
  kind === 'dip' ? 'a DIP' : `a ${labelOf(OUTPUT_KINDS, kind).toLowerCase()}`;
