import { ExternalLink } from '../../ui/index.ts';
import { commentParts } from '../documents/comments/comment-parts.ts';
import styles from './meetings.module.css';

/** A line of somebody's words, in which `https:` addresses are links. */
export function LinkedLine({ text }: { readonly text: string }) {
  return (
    <span className={styles.words} dir="auto">
      {commentParts(text, []).map((part) =>
        part.kind === 'link' ? (
          <ExternalLink key={part.from} href={part.href}>
            {part.text}
          </ExternalLink>
        ) : (
          part.text
        ),
      )}
    </span>
  );
}
