import { useEffect } from 'react';
import { plainVisible } from '../ui/index.ts';
import type { FindAttachment } from './markdown-context.ts';
import { MarkdownView } from './markdown-view.tsx';
import styles from './print.module.css';

export interface PrintedDocument {
  /** What it is called, on its first page and in the PDF's own title. */
  readonly title: string;
  /** Where it is from: association, document, hash, instant; a line each. */
  readonly provenance: readonly string[];
  readonly source: string;
  readonly images: FindAttachment;
}

/** A text alone on its pages: what it is, where it is from, and all of it. */
export function PrintView({
  title,
  provenance,
  source,
  images,
  onDrawn,
}: PrintedDocument & { readonly onDrawn: () => void }) {
  useEffect(onDrawn, [onDrawn]);
  return (
    <article className={styles.sheet}>
      <header className={styles.head}>
        <p className={styles.title}>{plainVisible(title)}</p>
        {provenance.map((line) => (
          <p key={line} className={styles.provenance}>
            {plainVisible(line)}
          </p>
        ))}
      </header>
      <MarkdownView source={source} images={images} extent="whole" />
    </article>
  );
}
