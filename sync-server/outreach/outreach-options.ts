import type { MessageSource } from './outgoing.ts';
import type { SmtpOptions } from './smtp-options.ts';
import type { WebhookReach } from './webhook-transport.ts';

/** How a relay reaches people. */
export interface OutreachOptions {
  /** Where mail is handed over; without it no mail is sent. */
  readonly smtp?: SmtpOptions;
  /** Whether webhooks may lead to this computer and into private networks; by default they may not. */
  readonly webhooks?: WebhookReach;
  /** What is said; by default the messages of the app. */
  readonly source?: MessageSource;
  /** How long it sleeps at most before it looks at the clock again, in milliseconds. */
  readonly attention?: number;
}
