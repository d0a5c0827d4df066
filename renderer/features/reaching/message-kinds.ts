import type { MessageKind } from '../../../shared/protocol/outreach-messages.ts';

/** What each kind of message is, to whoever may switch it off. */
export const KIND_WORDS: Readonly<
  Record<MessageKind, { readonly label: string; readonly description: string }>
> = {
  updates: {
    label: 'Updates of the groups',
    description: 'What each group tells the association, every two weeks.',
  },
  circulation: {
    label: 'Proposals in circulation',
    description: 'A group is being formed and looks for interest, with the days until it ends.',
  },
  outputs: {
    label: 'Approved outputs',
    description: 'Reports, recommendations and DIPs, when a group circulates them.',
  },
  reminders: {
    label: 'Reminders',
    description:
      'Something needs you and its time runs out: a ballot, an update. They stop once it is done. Also what somebody has recorded in your name.',
  },
  digest: {
    label: 'A list of what needs you',
    description: 'All that waits for you, in one message; none where nothing waits.',
  },
};

/** As a message of that kind is called beside others. */
export const KIND_NAMES: Readonly<Record<MessageKind | 'test', string>> = {
  updates: 'update',
  circulation: 'circulation',
  outputs: 'output',
  reminders: 'reminder',
  digest: 'list of duties',
  test: 'test',
};
