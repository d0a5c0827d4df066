/** How a mail looks. What has no colour stands beside its element, where every mail program reads it. */

import type { CSSProperties } from 'react';

const FONT =
  "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Liberation Sans', Arial, sans-serif";
const MONO = "ui-monospace, 'SF Mono', 'Noto Sans Mono', 'Liberation Mono', monospace";

export const STYLES = {
  body: {
    margin: 0,
    padding: 0,
    fontFamily: FONT,
    fontSize: '16px',
    lineHeight: 1.55,
    overflowWrap: 'anywhere',
  },
  page: { maxWidth: '40rem', margin: '0 auto', padding: '20px 16px 32px' },
  association: { margin: '0 0 4px', fontSize: '14px' },
  rehearsal: { margin: '0 0 12px', padding: '8px 12px', borderRadius: '6px', fontSize: '14px' },
  title: { margin: '0 0 16px', fontSize: '22px', lineHeight: 1.25 },
  heading: { margin: '24px 0 8px', fontSize: '18px', lineHeight: 1.3 },
  paragraph: { margin: '0 0 12px' },
  facts: { margin: '0 0 16px', padding: 0 },
  factLabel: { margin: 0, fontSize: '14px' },
  factText: { margin: '0 0 8px' },
  items: { margin: '0 0 16px', padding: 0, listStyle: 'none' },
  item: { margin: 0, padding: '12px 0', borderTop: '1px solid #9aa3a7' },
  itemTitle: { margin: 0, fontWeight: 600 },
  itemLine: { margin: '2px 0 0' },
  mark: {
    marginInlineStart: '8px',
    padding: '1px 8px',
    borderRadius: '6px',
    fontSize: '13px',
    fontWeight: 600,
    whiteSpace: 'nowrap',
  },
  text: { margin: '0 0 16px' },
  markdownHeading: { margin: '20px 0 8px', fontSize: '17px', lineHeight: 1.3 },
  list: { margin: '0 0 12px', paddingInlineStart: '24px' },
  listItem: { margin: '0 0 4px' },
  blockquote: {
    margin: '0 0 12px',
    padding: '0 0 0 12px',
    borderInlineStart: '3px solid #7c868a',
  },
  table: { margin: '0 0 12px', borderCollapse: 'collapse', display: 'block', overflowX: 'auto' },
  cell: { padding: '4px 8px', border: '1px solid #7c868a', textAlign: 'start' },
  code: {
    margin: '0 0 12px',
    padding: '8px 12px',
    borderRadius: '6px',
    fontFamily: MONO,
    fontSize: '14px',
    whiteSpace: 'pre-wrap',
  },
  codeInline: { fontFamily: MONO, fontSize: '14px' },
  actions: { margin: '20px 0 0' },
  button: {
    display: 'inline-block',
    margin: '0 16px 8px 0',
    padding: '8px 16px',
    borderRadius: '6px',
    fontWeight: 600,
    textDecoration: 'none',
  },
  beside: { display: 'inline-block' },
  rule: { margin: '24px 0 12px', border: 0, borderTop: '1px solid #9aa3a7' },
  footer: { fontSize: '14px' },
} as const satisfies Readonly<Record<string, CSSProperties>>;

/**
 * Colours, light and dark, which programs that cut style sheets out do without: what is left is
 * theirs, and reads. No character in it has to be escaped.
 */
export const STYLE_SHEET = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { background: #fcfcfb; color: #1b2022; }
a { color: #0c5b60; }
.quiet { color: #545c60; }
.rehearsal { background: #f1edf8; color: #5a3f8a; }
.button { background: #0c5b60; color: #ffffff; }
.late { background: #fbeceb; color: #8f1f1f; }
.soon { background: #fbf2dc; color: #6b4700; }
.ready { background: #e9f2f4; color: #15515c; }
pre { background: #f3f4f2; }
@media (prefers-color-scheme: dark) {
  body { background: #16191b; color: #e8ebec; }
  a { color: #82cdd1; }
  .quiet { color: #a9b2b7; }
  .rehearsal { background: #272036; color: #c9b5f2; }
  .button { background: #74c7cb; color: #071b1c; }
  .late { background: #351c1b; color: #f4aca6; }
  .soon { background: #2f2716; color: #ecc98a; }
  .ready { background: #16292e; color: #9bd2de; }
  pre { background: #111416; }
}
`;
