/** A text set out in a page by itself, under the policy of the app; what tests do is on `window`. */

import '../../../renderer/app/zod-without-eval.ts';
import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import {
  distanceToLine,
  lineAtTop,
  MarkdownView,
  printDocument,
} from '../../../renderer/markdown/index.ts';
import '../../../renderer/ui/tokens.css';
import '../../../renderer/ui/base.css';

/** Attachments by their hash. */
const attached = new Map<string, string>();

const images = (sha256: string): Promise<Blob | null> => {
  const text = attached.get(sha256);
  return Promise.resolve(text === undefined ? null : new Blob([text], { type: 'text/html' }));
};

const place = document.getElementById('root');
if (place === null) throw new Error('no root');
Object.assign(place.style, { height: '100vh', overflow: 'auto', padding: '16px' });
const root = createRoot(place);

export interface MarkdownPage {
  /** Shows a text, and gives how long that took, in milliseconds. */
  show(source: string): number;
  attach(sha256: string, text: string): void;
  /** Has it printed: `window.print` is the test's. */
  print(source: string, title: string): Promise<void>;
  readonly lineAtTop: typeof lineAtTop;
  readonly distanceToLine: typeof distanceToLine;
}

const page: MarkdownPage = {
  show(source) {
    const before = performance.now();
    flushSync(() => root.render(createElement(MarkdownView, { source, images, label: 'A text' })));
    // Layout is part of it.
    document.body.getBoundingClientRect();
    return performance.now() - before;
  },
  attach: (sha256, text) => void attached.set(sha256, text),
  print: (source, title) =>
    printDocument({ title, provenance: ['Diem Association', 'SHA-256 0123'], source, images }),
  lineAtTop,
  distanceToLine,
};

Object.assign(window, { markdown: page });
