/** DIP-7: bi-weekly updates are "distributed via email/slack to all Association members". */

import { known } from '../../../../shared/rules/index.ts';
import {
  dayOrInstantWords,
  groupName,
  personName,
  said,
} from '../../../../shared/wording/index.ts';
import type { Given, MessageDefinition } from '../definition.ts';
import { paragraph, type Letter, type Part } from '../letter.ts';
import { reasonFor } from '../telling.ts';

/** The text is kept with the act; where it has not come here, the app has it. */
const textPart = (text: string | null): Part =>
  text === null
    ? paragraph('Its text could not be read where this message was made. It is in the app.')
    : { type: 'markdown', text };

/** The mail has the title already: the text need not begin with it. */
function withoutTitle(text: string, title: string): string {
  const [first = '', ...rest] = text.split('\n');
  return first.trim() === `# ${title.trim()}` ? rest.join('\n') : text;
}

async function letter({ task, view, state }: Given): Promise<Letter> {
  const update = known(state, 'update', task.subject.id);
  const group = groupName(state, update.twg);
  const from = dayOrInstantWords(update.from);
  const to = dayOrInstantWords(update.to);
  const text = await view.readText(update.textSha256);
  return {
    title: `${group}: ${said(update.title)}`,
    parts: [
      paragraph(
        `The bi-weekly update of ${group}, for ${from} to ${to}, posted by ${personName(state, update.by)}.`,
      ),
      textPart(text === null ? null : withoutTitle(text, update.title)),
    ],
    place: `#/documents/update/${update.twg}/${update.id}`,
    page: `#/updates/${update.id}`,
    action: 'Open the update',
    reason: reasonFor(task, state, 'posted'),
    calendar: null,
    thread: `update-${update.id}`,
  };
}

export const UPDATE_MESSAGES = {
  update: { wanted: ({ task, state }) => state.update.has(task.subject.id), letter },
} as const satisfies Readonly<Record<string, MessageDefinition>>;
