import type {
  Mail,
  MessageSource,
  Outgoing,
  RenderOptions,
  SlackMessage,
} from '../../sync-server/outreach/outgoing.ts';

/** Ids of persons who have registered are posts: everybody reachable is told of them. */
export interface TestSource extends MessageSource {
  /** What nobody wants any more, by the id of its subject. */
  readonly unwanted: Set<string>;
  /** What the clock gives rise to. */
  due: (since: number, now: number) => Iterable<Outgoing | null>;
  /** What is asked for, by an entry's act hash. */
  channels: { kind: 'slack' | 'email'; name: string }[];
  calendar: Mail['calendar'];
  expires: number | null;
  twg: string | null;
}

/** Tells everybody of each person who is registered; channels too, where a test names some. */
export function testSource(): TestSource {
  const source: TestSource = {
    unwanted: new Set(),
    due: () => [],
    channels: [],
    calendar: null,
    expires: null,
    twg: null,
    *tasksFor(entries, view) {
      for (const { actHash, at, act } of entries) {
        if (act.type !== 'person.register') continue;
        const { person } = act.data as { person: { id: string } };
        const common = {
          origin: actHash,
          kind: 'updates',
          about: 'registered',
          subject: { kind: 'person', id: person.id },
          twg: source.twg,
          notBefore: at,
          expiresAt: source.expires,
          data: {},
        } as const;
        for (const to of source.channels) yield { ...common, to };
        for (const reader of view.reachable()) {
          yield { ...common, to: { kind: 'person', person: reader } };
        }
      }
    },
    dueTasks: (since, view) => source.due(since, view.now),
    stillWanted: (task) => !source.unwanted.has(task.subject.id),
    renderMail: (task, options) => Promise.resolve(mailFor(task, options, source.calendar)),
    renderSlack: (task) => Promise.resolve(postFor(task)),
  };
  return source;
}

function mailFor(task: Outgoing, options: RenderOptions, calendar: Mail['calendar']): Mail {
  const { state } = options.view;
  const name = state.person.get(task.subject.id)?.name ?? task.subject.id;
  return {
    subject: `${task.about}: ${name}`,
    text: `${name}\n${options.unsubscribeUrl ?? ''}`,
    html: `<p>${task.about}</p>`,
    calendar,
    thread: `person ${task.subject.id}`,
  };
}

function postFor(task: Outgoing): SlackMessage {
  return { text: `${task.about}: ${task.subject.id}`, blocks: [] };
}
