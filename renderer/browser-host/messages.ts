/**
 * What a page and the worker say to each other; each message is one object, a structured clone.
 *
 * 1. A page sends `request`s, and the worker answers each with one `reply` of the same `id`.
 * 2. The worker sends `event`s, to every page.
 * 3. The worker sends `ask`s to one page, which answers each with one `answer` of the same `id`: what
 *    is put to the person, and files, are the page's.
 * 4. A page that goes away sends `bye`; what it was asked counts as declined.
 * 5. While another version of the app has the storage, every request is answered with `other-tab`.
 *    `free` says that it is this one's now: the page starts anew.
 */

import type {
  HostEvent,
  HostReply,
  HostRequest,
  HostRequestType,
} from '../../shared/client/host-messages.ts';

/** Whether a signature is to be made, in words made of the act itself. */
export interface Confirmation {
  /** What is going to be signed: “Ada Byron voted yes on …”. */
  readonly sentence: string;
  /** What the button says that signs. */
  readonly label: string;
  /** What cannot be undone about it; null where it can be put right. */
  readonly consequence: string | null;
}

export type Ask =
  | ({ readonly type: 'confirm' } & Confirmation)
  /** Offers the person a file to keep. */
  | { readonly type: 'save-file'; readonly name: string; readonly content: Blob };

/** `yes`: it was signed for, or saved. */
export type Answer = 'yes' | 'no';

export type ToWorker =
  | { readonly id: number; readonly request: HostRequest }
  | { readonly answer: { readonly id: number; readonly answer: Answer } }
  | { readonly bye: true };

export type FromWorker =
  | { readonly id: number; readonly reply: HostReply<HostRequestType> }
  | { readonly event: HostEvent }
  | { readonly ask: { readonly id: number; readonly ask: Ask } }
  | { readonly free: true };

/** The lock that whoever writes to this origin's storage holds. */
export const STORAGE_LOCK = 'convene-storage';
