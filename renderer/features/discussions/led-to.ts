/**
 * Where a topic has led: comments on a passage of an output that name the topic by its place in the
 * app, `#/topics/<topic>`. So a link moves with the text around its passage, says who made it, can be
 * answered, and outlives the passage with its words.
 */

import type * as Y from 'yjs';
import type { Thread } from '../../../shared/review/review.ts';

export const topicPlace = (topic: string): string => `#/topics/${topic}`;

/** What the comment says that a link is. */
export const linkText = (topic: string, note: string): string =>
  note.trim() === ''
    ? `Comes from the topic ${topicPlace(topic)}`
    : `Comes from the topic ${topicPlace(topic)}\n${note.trim()}`;

/** Threads on a passage in which a comment names the topic. */
export function threadsFrom(topic: string, threads: readonly Thread[]): Thread[] {
  const place = topicPlace(topic);
  const names = (text: string): boolean => {
    for (let at = text.indexOf(place); at !== -1; at = text.indexOf(place, at + 1)) {
      // Another topic's id may begin with this one.
      if (!/[a-z0-9-]/.test(text.charAt(at + place.length))) return true;
    }
    return false;
  };
  return threads.filter(
    ({ anchor, comments }) =>
      anchor !== null && comments.some(({ removed, text }) => removed === 'no' && names(text)),
  );
}

/**
 * Calls once there is anything to link to in a text that the relay may still be asked for, at once
 * where there is; until the returned function is called.
 */
export function whenWritten(text: Y.Text, come: () => void): () => void {
  const look = (): void => {
    if (passagesOf(text.toJSON()).length === 0) return;
    text.unobserve(look);
    come();
  };
  text.observe(look);
  look();
  return () => text.unobserve(look);
}

/** A paragraph, a heading or an item of a text. */
export interface TextPassage {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The passages of a text that can be linked to: its lines, those of one paragraph together. */
export function passagesOf(text: string): TextPassage[] {
  const passages: TextPassage[] = [];
  let from: number | null = null;
  let at = 0;
  const close = (to: number) => {
    const words = from === null ? '' : text.slice(from, to);
    // The line under a table's head says nothing.
    if (from !== null && /[\p{L}\p{N}]/u.test(words)) passages.push({ from, to, text: words });
    from = null;
  };
  for (const line of text.split('\n')) {
    const words = line.replace(/\r$/, '');
    const isBlank = words.trim() === '';
    // A heading, an item or a row begins anew.
    if (isBlank || /^\s*(#{1,6} |[-*+] |\d+[.)] |\|)/.test(words)) close(Math.max(0, at - 1));
    if (!isBlank) from ??= at;
    if (words.startsWith('#')) close(at + words.length);
    at += line.length + 1;
  }
  close(text.replace(/\s+$/, '').length);
  return passages;
}
