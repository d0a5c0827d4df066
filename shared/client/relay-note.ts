import { z } from 'zod';
import { instant } from '../protocol/fields.ts';

/** What is remembered of a relay from one run to the next; as in `Connection`. */
const relayNote = z.object({
  acknowledgedAt: instant.nullable(),
  clockOffset: z.int().nullable(),
  hostedBy: z.string().nullable().default(null),
});
export type RelayNote = z.infer<typeof relayNote>;

export function readRelayNote(text: string | null): RelayNote {
  try {
    return relayNote.parse(JSON.parse(text ?? ''));
  } catch {
    // It is only a better guess than none.
    return { acknowledgedAt: null, clockOffset: null, hostedBy: null };
  }
}

export const writeRelayNote = ({ acknowledgedAt, clockOffset, hostedBy }: RelayNote): string =>
  JSON.stringify({ acknowledgedAt, clockOffset, hostedBy });
