import type { Instant } from '../../../shared/rules/index.ts';
import type { MessageKind } from '../../../shared/protocol/outreach-messages.ts';
import type { MessageView, Outgoing, Recipient } from '../outgoing.ts';
import type { About } from './messages.ts';

/** A task, but for its recipient. */
export interface Draft extends Omit<Outgoing, 'to' | 'about' | 'kind'> {
  readonly about: About;
  readonly kind: MessageKind;
}

export const addressed = (draft: Draft, to: Recipient): Outgoing => ({ ...draft, to });

export const toPerson = (draft: Draft, person: string): Outgoing =>
  addressed(draft, { kind: 'person', person });

/** Whether a person can be reached, and wishes it. Looked at when it is queued, and again when it is sent. */
export function isWished(
  { kind, twg }: Pick<Outgoing, 'kind' | 'twg'>,
  person: string,
  view: Pick<MessageView, 'wishes'>,
): boolean {
  if (kind === 'test') return true;
  const { ways, off, mutedGroups } = view.wishes(person);
  return ways.length > 0 && !off.includes(kind) && (twg === null || !mutedGroups.includes(twg));
}

/** To those of them who wish it. */
export function* toPersons(
  draft: Draft,
  persons: Iterable<string>,
  view: MessageView,
): Iterable<Outgoing> {
  for (const person of persons) {
    if (isWished(draft, person, view)) yield toPerson(draft, person);
  }
}

/** Whether the time for it has run out. */
export const isOver = ({ expiresAt }: Pick<Outgoing, 'expiresAt'>, now: Instant): boolean =>
  expiresAt !== null && now >= expiresAt;
