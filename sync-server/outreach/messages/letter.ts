/**
 * What a message says, before it is set out as a mail or as a post. All strings are plain words, and
 * may hold anything that people write: whatever sets them out escapes them.
 */

import type { CalendarFile } from '../outgoing.ts';

export interface Fact {
  readonly label: string;
  readonly text: string;
}

export type Tone = 'late' | 'soon' | 'ready';

export interface Item {
  readonly title: string;
  /** A place in the app: `#/ballots/b-1`. */
  readonly place: string;
  readonly lines: readonly string[];
  readonly mark: { readonly tone: Tone; readonly text: string } | null;
}

export type Part =
  | { readonly type: 'paragraph'; readonly text: string }
  | { readonly type: 'heading'; readonly text: string }
  | { readonly type: 'facts'; readonly facts: readonly Fact[] }
  | { readonly type: 'items'; readonly items: readonly Item[] }
  /** A text that people wrote, whole. */
  | { readonly type: 'markdown'; readonly text: string };

export interface Letter {
  /** Also the subject, behind the association's name. */
  readonly title: string;
  readonly parts: readonly Part[];
  /** Where all of it is to be found or done, and what one does there: `Vote`. */
  readonly place: string;
  /** Which page of the portal has it, where that is another's. */
  readonly page?: string;
  readonly action: string;
  /** Why its reader gets it: a whole sentence. */
  readonly reason: string;
  readonly calendar: CalendarFile | null;
  /** Messages about one thing are shown together. */
  readonly thread: string | null;
}

export const paragraph = (text: string): Part => ({ type: 'paragraph', text });
export const heading = (text: string): Part => ({ type: 'heading', text });
export const facts = (...list: readonly (Fact | null)[]): Part => ({
  type: 'facts',
  facts: list.filter((fact) => fact !== null),
});
export const fact = (label: string, text: string): Fact => ({ label, text });
