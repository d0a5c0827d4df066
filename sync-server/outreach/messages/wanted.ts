import { isMember, type State } from '../../../shared/rules/index.ts';
import type { MessageView, Outgoing } from '../outgoing.ts';
import { messageNamed } from './messages.ts';
import { isOver, isWished } from './task.ts';

/** What is asked of a person, who may owe it though their organization has withdrawn. */
const OWED: ReadonlySet<Outgoing['kind']> = new Set(['reminders', 'digest']);

/** Nothing is sent to who has departed; what goes to all members, to members alone. */
function isReader({ kind }: Outgoing, person: string, state: State): boolean {
  const record = state.person.get(person);
  if (record === undefined || record.departed) return false;
  return OWED.has(kind) || isMember(state, person);
}

/** Whether a task is still to be sent: its time, what it is about, its reader, and their wishes. */
export function isWanted(task: Outgoing, view: MessageView): boolean {
  const { state, now } = view;
  const message = messageNamed(task.about);
  if (message === null || state.association === null || isOver(task, now)) return false;
  const { to } = task;
  if (to.kind === 'person') {
    if (!isReader(task, to.person, state) || !isWished(task, to.person, view)) return false;
  }
  return message.wanted({ task, view, state, now });
}
