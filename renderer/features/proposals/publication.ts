/** How the live text of a charter stands to the published one, and what publishing it would do. */

import type { Charter } from '../../../shared/documents/proposal-markdown.ts';
import {
  charterBytes,
  LONGEST_CHARTER,
  type Twg,
  type TwgStage,
} from '../../../shared/rules/index.ts';
import { charterChanges, isBlankCharter, type FieldChange } from './charter-fields.ts';

export interface Publication {
  readonly changes: readonly FieldChange[];
  readonly effect: PublishEffect;
  readonly size: { readonly bytes: number; readonly most: number; readonly standing: SizeStanding };
}

/** What *Publish* brings about besides the new text. */
export type PublishEffect = 'none' | 'window-restarts' | 'back-to-draft';

export type SizeStanding = 'fine' | 'near' | 'over';

/** From here on a person is told how much is left. */
const NEAR = 0.85;

export function sizeOf(charter: Charter): Publication['size'] {
  const bytes = charterBytes(charter);
  const near = bytes >= LONGEST_CHARTER * NEAR ? 'near' : 'fine';
  return { bytes, most: LONGEST_CHARTER, standing: bytes > LONGEST_CHARTER ? 'over' : near };
}

function effectOf(stage: TwgStage, changes: readonly FieldChange[]): PublishEffect {
  if (stage === 'declined') return 'back-to-draft';
  const material = changes.some(({ weight }) => weight === 'material');
  return stage === 'circulating' && material ? 'window-restarts' : 'none';
}

/** The live text against the group's published charter. */
export function publicationOf(twg: Twg, live: Charter): Publication {
  const changes = charterChanges(twg.charter, live);
  return { changes, effect: effectOf(twg.stage, changes), size: sizeOf(live) };
}

/**
 * Whether a group has a published text that its document does not know: the document was never
 * written in, as for a proposal that was brought in from elsewhere.
 */
export const waitsForStart = (twg: Twg, document: 'untouched' | 'written'): boolean =>
  document === 'untouched' && !isBlankCharter(twg.charter);
