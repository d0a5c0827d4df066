import type { Twg } from '../../../shared/rules/index.ts';
import { counted } from '../../../shared/wording/index.ts';
import type { Publication } from './publication.ts';

const KIB = 1024;

const kib = (bytes: number): string => `${(bytes / KIB).toFixed(1)} KiB`;

/** "31.2 KiB of 32.0 KiB: 0.8 KiB left." */
export function sizeWords({ bytes, most }: Publication['size']): string {
  const whole = `${kib(bytes)} of ${kib(most)}`;
  return bytes > most
    ? `${whole}: shorten it by ${kib(bytes - most)}.`
    : `${whole}: ${kib(most - bytes)} left.`;
}

/** What publishing brings about, before one does it; null where it is the new text alone. */
export function effectWords(twg: Twg, effect: Publication['effect']): string | null {
  switch (effect) {
    case 'none':
      return null;
    case 'back-to-draft':
      return 'The TSC declined this proposal. Publishing makes it a draft again, to be circulated and presented anew.';
    case 'window-restarts': {
      const days = twg.circulation?.days ?? 0;
      return `Publishing this starts the circulation window again, for ${counted(days, 'day')} from then: a material change needs the whole time.`;
    }
  }
}

/** Why nothing can be published now; undefined where it can. */
export function publishHeldBy({ changes, size }: Publication): string | undefined {
  if (size.standing === 'over') return `It is too long. ${sizeWords(size)}`;
  return changes.length === 0 ? 'Nothing has changed since it was published.' : undefined;
}
