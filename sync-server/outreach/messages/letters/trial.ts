/** A message by which one sees that messages arrive. */

import { said } from '../../../../shared/wording/index.ts';
import type { Given, MessageDefinition } from '../definition.ts';
import { paragraph, type Letter } from '../letter.ts';
import { associationName } from '../telling.ts';

function letter({ task: { to }, state }: Given): Letter {
  return {
    title: 'A test message',
    parts: [
      paragraph(
        to.kind === 'person'
          ? `Messages of ${associationName(state)} reach you here.`
          : `Messages of ${associationName(state)} reach this channel: ${said(to.name)}.`,
      ),
    ],
    place: '#/settings',
    action: 'Open the settings',
    reason: 'It was asked for in the app.',
    calendar: null,
    thread: null,
  };
}

export const TEST_MESSAGES = {
  test: { wanted: () => true, letter },
} as const satisfies Readonly<Record<string, MessageDefinition>>;
