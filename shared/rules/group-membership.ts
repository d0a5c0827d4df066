/** Giving seats in a formed group, and ending them with all that hung on them. */

import type { Draft } from './draft.ts';
import { isGroupMember, withRoster } from './group.ts';
import { DUTIES, type Output, type Seat } from './state.ts';

/** Gives a group another roster; whoever is no member by it owns none of its outputs any more. */
export function changeRoster(draft: Draft, twg: string, seats: readonly Seat[]): void {
  const next = withRoster(draft.known('twg', twg), seats);
  draft.put('twg', twg, next);
  if (next.formedAt === null) return;
  for (const id of next.outputs) {
    const output = draft.known('output', id);
    const owners = ownersAmong(output, (person) => isGroupMember(next, person));
    if (owners !== null) draft.put('output', id, { ...output, owners });
  }
}

/** The owners that remain where only some may be owners; null where all do. */
function ownersAmong(output: Output, may: (person: string) => boolean): Output['owners'] | null {
  if (DUTIES.every((duty) => output.owners[duty].every(may))) return null;
  return {
    drafting: output.owners.drafting.filter(may),
    editing: output.owners.editing.filter(may),
    feedback: output.owners.feedback.filter(may),
    finalizing: output.owners.finalizing.filter(may),
  };
}
