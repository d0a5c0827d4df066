import type { ReactNode } from 'react';
import styles from './markdown.module.css';

/**
 * What has no shape of its own, and could hide text or change its order: controls, what sets the
 * direction, what takes no room, and tags. (What joins letters is part of some scripts.)
 */
const UNSEEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/** More than these in one text are said in plain letters. */
const MARKED = 500;

const labelOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** A text with everything in it to be seen. */
export function visibleText(text: string): ReactNode {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(UNSEEN)) {
    if (parts.length > 2 * MARKED) break;
    if (match.index > from) parts.push(text.slice(from, match.index));
    const label = labelOf(match[0]);
    parts.push(
      <span key={match.index} className={styles.unseen} title="A character that cannot be seen">
        {label}
      </span>,
    );
    from = match.index + match[0].length;
  }
  if (parts.length === 0) return text;
  parts.push(plainVisible(text.slice(from)));
  return parts;
}

/** The same in letters alone, for names and addresses. */
export const plainVisible = (text: string): string =>
  text.replaceAll(UNSEEN, (character) => `[${labelOf(character)}]`);
