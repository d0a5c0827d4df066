import { Fragment } from 'react';
import { visibleText } from '../ui/index.ts';
import type { FrontMatterPart } from './markdown-document.ts';
import styles from './markdown.module.css';

/** What a DIP says about itself, before its text. */
export function FrontMatterView({ part }: { readonly part: FrontMatterPart }) {
  return (
    <dl
      className={styles.frontMatter}
      aria-label="Front matter"
      data-line={part.line}
      data-line-end={part.lineEnd}
    >
      {part.rows.map(({ line, name, value }) => (
        <Fragment key={line}>
          <dt>{name === null ? '' : visibleText(name)}</dt>
          <dd dir="auto">{visibleText(value)}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
