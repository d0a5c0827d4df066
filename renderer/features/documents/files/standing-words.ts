import type { DocumentStatus } from '../../../collab/index.ts';

/** Whether others have what is exported, as far as this device knows. Nothing more is said. */
export function standingWords(
  { saved, relay, acknowledgedAt }: DocumentStatus,
  clock: (at: number) => string,
): string {
  const kept =
    saved === 'not-saved' ? ' It is not saved on this device: keep this window open.' : '';
  const last =
    acknowledgedAt === null ? '' : ` (the last time that it did was ${clock(acknowledgedAt)})`;
  switch (relay) {
    case 'acknowledged':
      return `The relay has all of this text${acknowledgedAt === null ? '' : `, acknowledged ${clock(acknowledgedAt)}`}.${kept}`;
    case 'waiting':
      return `The relay has not acknowledged all of this text yet.${kept}`;
    case 'connecting':
      return `The relay has not been reached yet: this is the text of this device. Others may not have all of it, and may have written more.${kept}`;
    case 'offline':
      return `The relay is out of reach${last}: this is the text of this device. Others may not have all of it, and may have written more.${kept}`;
    case 'refused':
      return `The relay does not take edits from here now: this text may differ from what others have.${kept}`;
  }
}
