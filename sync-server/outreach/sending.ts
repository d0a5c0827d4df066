import type { Logger } from 'pino';
import { isEachMember } from '../../shared/protocol/each-member.ts';
import type { Instant } from '../../shared/rules/index.ts';
import type { Outcome } from './delivery-queue.ts';
import { messageIdOf, threadIdOf } from './mail-ids.ts';
import type { MessageSource, MessageView, RenderOptions } from './outgoing.ts';
import type { QueuedTask } from './queued-task.ts';
import { quietUntil } from './quiet-hours.ts';
import type { ReachStore } from './reach-store.ts';
import type { SmtpTransport } from './smtp-transport.ts';
import type { UnsubscribeKey } from './unsubscribe-token.ts';
import type { WebhookTransport } from './webhook-transport.ts';
import { isUnwanted } from './wishes.ts';

export interface SendingOptions {
  readonly source: MessageSource;
  readonly reach: ReachStore;
  readonly unsubscribe: UnsubscribeKey;
  /** Null where this relay sends no mail. */
  readonly smtp: { readonly transport: SmtpTransport; readonly from: string } | null;
  readonly webhooks: WebhookTransport;
  readonly view: () => MessageView;
  readonly log: Logger;
}

/** What is to be done with a task now. */
export type Verdict =
  | { readonly kind: 'send'; readonly address: string }
  | { readonly kind: 'wait'; readonly until: Instant }
  | { readonly kind: 'settle'; readonly outcome: Outcome };

const DROPPED: Verdict = { kind: 'settle', outcome: { kind: 'dropped' } };

/** Whether a task is sent now, and the sending of it. */
export class Sending {
  readonly #options: SendingOptions;

  constructor(options: SendingOptions) {
    this.#options = options;
  }

  /** By what holds at this moment, whatever held when it was queued. */
  judge({ task, way }: QueuedTask): Verdict {
    const { source, reach } = this.#options;
    const view = this.#options.view();
    if (task.expiresAt !== null && view.now >= task.expiresAt) return DROPPED;
    if (this.#isToldOneByOne(task)) return DROPPED;
    // It is not unwanted, only not to be had now: it waits, and is shown.
    if (way === 'email' && this.#options.smtp === null) return missing('this relay sends no mail');
    if (task.to.kind === 'person') {
      const wishes = view.wishes(task.to.person);
      if (!wishes.ways.includes(way) || isUnwanted(wishes, task)) return DROPPED;
      const until = task.kind === 'test' ? null : quietUntil(wishes.quietHours, view.now);
      if (until !== null) return { kind: 'wait', until };
    }
    if (!source.stillWanted(task, view)) return DROPPED;
    const address =
      task.to.kind === 'person'
        ? reach.mine(task.to.person)[way]
        : reach.channelAddress(task.to.kind, task.to.name);
    return address === null
      ? missing('nobody has said where this channel is')
      : { kind: 'send', address };
  }

  /** Where no list has that name, the members have tasks of their own, and nothing is left to do. */
  #isToldOneByOne({ to }: QueuedTask['task']): boolean {
    if (to.kind === 'person' || !isEachMember(to)) return false;
    return this.#options.reach.channelAddress(to.kind, to.name) === null;
  }

  async send(queued: QueuedTask, address: string, signal: AbortSignal): Promise<Outcome> {
    try {
      return await this.#send(queued, address, signal);
    } catch (error) {
      const { id, task } = queued;
      this.#options.log.error(
        { err: error, task: id, about: task.about },
        'no words for a message',
      );
      const detail = 'the relay could not put it into words; see its log';
      return { kind: 'failed', problem: { code: 'deferred', detail }, after: null };
    }
  }

  async #send({ id, task, way }: QueuedTask, to: string, signal: AbortSignal): Promise<Outcome> {
    const { source, smtp, webhooks } = this.#options;
    const view = this.#options.view();
    const options: RenderOptions = { view, unsubscribeUrl: this.#unsubscribeUrl(task, view) };
    if (way === 'slack') {
      return webhooks.send(to, await source.renderSlack(task, options), signal);
    }
    if (smtp === null) throw new Error('no mail is sent here');
    const mail = await source.renderMail(task, options);
    const { ledger, now } = view;
    const { thread } = mail;
    const letter = {
      mail,
      to,
      messageId: messageIdOf(id, ledger, smtp.from),
      threadId: thread === null ? null : threadIdOf(thread, ledger, smtp.from),
      unsubscribeUrl: options.unsubscribeUrl,
      at: now,
    };
    return smtp.transport.send(letter, signal);
  }

  #unsubscribeUrl({ to, kind }: QueuedTask['task'], view: MessageView): string | null {
    if (to.kind !== 'person' || kind === 'test') return null;
    const token = this.#options.unsubscribe.token({ person: to.person, kind });
    return `${view.publicUrl}/unsubscribe/${token}`;
  }
}

function missing(detail: string): Verdict {
  const problem = { code: 'no-address', detail } as const;
  return { kind: 'settle', outcome: { kind: 'failed', problem, after: null } };
}
