import { createHash } from 'node:crypto';

/** The colours are the app's (`renderer/ui/tokens.css`). */
export const STYLESHEET = `
:root {
  color-scheme: light dark;
  --surface: light-dark(#fcfcfb, #16191b);
  --raised: light-dark(#ffffff, #1d2124);
  --sunken: light-dark(#f3f4f2, #111416);
  --text: light-dark(#1b2022, #e8ebec);
  --muted: light-dark(#545c60, #a9b2b7);
  --line: light-dark(#dcdfdd, #33393d);
  --strong: light-dark(#7c868a, #7a868c);
  --accent: light-dark(#0c5b60, #82cdd1);
  --good: light-dark(#1d5b30, #9bd6ab);
  --good-surface: light-dark(#e8f3ea, #172a1d);
  --bad: light-dark(#8f1f1f, #f4aca6);
  --bad-surface: light-dark(#fbeceb, #351c1b);
  --waiting: light-dark(#6b4700, #ecc98a);
  --waiting-surface: light-dark(#fbf2dc, #2f2716);
  --rehearsal: light-dark(#5a3f8a, #c9b5f2);
  --rehearsal-surface: light-dark(#f1edf8, #272036);
  --yes: light-dark(#1d6b57, #5fbf9f);
  --no: light-dark(#a8372f, #e98a80);
  --abstain: light-dark(#6d767a, #98a2a7);
  --none: light-dark(#d6dad8, #3a4247);
  --focus: light-dark(#0a4fc2, #9cc3ff);
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto;
  padding: 0 1.25rem 2rem;
  max-width: 56rem;
  background: var(--surface);
  color: var(--text);
  font: 1rem/1.6 system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Liberation Sans', Arial, sans-serif;
  overflow-wrap: anywhere;
}
a { color: var(--accent); text-underline-offset: 0.15em; }
a:focus-visible, summary:focus-visible, button:focus-visible, [tabindex]:focus-visible {
  outline: 3px solid var(--focus);
  outline-offset: 2px;
  border-radius: 2px;
}
main:focus { outline: none; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 0; top: 0; padding: 0.5rem 1rem; background: var(--raised); z-index: 1; }
.rehearsal {
  margin: 0 -1.25rem;
  padding: 0.5rem 1.25rem;
  background: var(--rehearsal-surface);
  box-shadow: 0 0 0 100vmax var(--rehearsal-surface);
  clip-path: inset(0 -100vmax);
  color: var(--rehearsal);
}
.top {
  display: flex;
  flex-wrap: wrap;
  gap: 0.25rem 1.5rem;
  align-items: baseline;
  padding: 1rem 0 0.75rem;
  border-bottom: 1px solid var(--line);
}
.top .name { margin: 0; font-weight: 600; }
.top .name a { color: inherit; text-decoration: none; }
.top .name a:hover { text-decoration: underline; }
.top ul, .trail ol, .forms, .counts {
  display: flex;
  flex-wrap: wrap;
  gap: 0.25rem 1rem;
  margin: 0;
  padding: 0;
  list-style: none;
}
.top li a { display: inline-block; padding: 0.25rem 0; }
.top a[aria-current] { font-weight: 600; color: var(--text); }
.trail { margin-top: 1.5rem; color: var(--muted); font-size: 0.9rem; }
.trail li + li::before { content: '›'; margin-right: 1rem; color: var(--strong); }
h1 { margin: 1.5rem 0 0.75rem; font-size: 1.75rem; line-height: 1.25; font-weight: 650; }
.trail + h1 { margin-top: 0.25rem; }
h2 { margin: 2.25rem 0 0.5rem; font-size: 1.25rem; line-height: 1.3; }
h3 { margin: 1.25rem 0 0.25rem; font-size: 1.05rem; line-height: 1.35; }
h4, h5, h6 { margin: 1rem 0 0.25rem; font-size: 1rem; }
p, ul, ol, dl, pre, figure, blockquote { margin: 0.5rem 0; }
.quiet { color: var(--muted); font-size: 0.9rem; }
.quiet .quiet { font-size: inherit; }
.question { font-size: 1.1rem; }
.list { padding: 0; list-style: none; }
.list > li { padding: 0.6rem 0; border-top: 1px solid var(--line); }
.list > li:last-child { border-bottom: 1px solid var(--line); }
.list p { margin: 0.1rem 0 0; }
.list > li > a, .list > li > strong { font-weight: 600; }
.plain { padding-left: 1.25rem; }
.steps li { margin: 0.75rem 0; }
.badge {
  display: inline-block;
  padding: 0 0.5em;
  border: 1px solid var(--line);
  border-radius: 1em;
  background: var(--sunken);
  color: var(--muted);
  font-size: 0.8rem;
  font-weight: 500;
  line-height: 1.55;
  white-space: nowrap;
}
.badge.good { background: var(--good-surface); border-color: var(--good); color: var(--good); }
.badge.bad { background: var(--bad-surface); border-color: var(--bad); color: var(--bad); }
.badge.waiting { background: var(--waiting-surface); border-color: var(--waiting); color: var(--waiting); }
.facts > div { display: grid; grid-template-columns: 12rem 1fr; gap: 0 1rem; padding: 0.4rem 0; border-top: 1px solid var(--line); }
.facts > div:last-child { border-bottom: 1px solid var(--line); }
.facts dt { color: var(--muted); }
.facts dd { margin: 0; min-width: 0; }
.facts dd > p:first-child, .facts dd > ul:first-child { margin-top: 0; }
.facts dd > p:last-child, .facts dd > ul:last-child { margin-bottom: 0; }
.facts .list > li { padding: 0.15rem 0; border: 0; }
.facts .list > li:first-child { padding-top: 0; }
.clause { padding-left: 1rem; border-left: 3px solid var(--line); color: var(--muted); font-size: 0.9rem; }
.clause blockquote, .clause p { margin: 0; }
.clause figcaption::before { content: '— '; }
blockquote { margin-left: 0; padding-left: 1rem; border-left: 3px solid var(--line); }
.clause blockquote { padding: 0; border: 0; }
.prose { white-space: pre-wrap; }
.notice { padding: 0.5rem 0.75rem; border-left: 3px solid var(--waiting); background: var(--waiting-surface); color: var(--waiting); }
.text { padding: 0.25rem 1.25rem; border: 1px solid var(--line); border-radius: 6px; background: var(--raised); }
.opinion { margin-bottom: 1.5rem; }
code, pre { font-family: ui-monospace, 'SF Mono', 'Cascadia Mono', 'Noto Sans Mono', 'Liberation Mono', monospace; font-size: 0.875em; }
pre { padding: 0.75rem 1rem; overflow-x: auto; border-radius: 6px; background: var(--sunken); }
pre.source { white-space: pre-wrap; }
.hash { overflow-wrap: anywhere; word-break: break-all; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0; }
th, td { padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: break-word; }
th { font-weight: 600; }
tbody th { font-weight: 400; color: var(--muted); }
.center { text-align: center; }
.right { text-align: right; }
.result { margin: 1rem 0; }
.bar { display: block; width: 100%; height: 1.5rem; border: 1px solid var(--strong); border-radius: 3px; background: var(--none); }
.bar .yes { fill: var(--yes); }
.bar .no { fill: var(--no); }
.bar .abstain { fill: var(--abstain); }
.bar .mark { fill: var(--text); stroke: var(--surface); stroke-width: 2px; vector-effect: non-scaling-stroke; paint-order: stroke; }
.counts { margin: 0.5rem 0; }
.dot { display: inline-block; width: 0.75em; height: 0.75em; margin-right: 0.4em; border: 1px solid var(--strong); border-radius: 50%; background: transparent; }
.dot.yes { background: var(--yes); }
.dot.no { background: var(--no); }
.dot.abstain { background: var(--abstain); }
.dot.none { background: var(--none); }
.voters { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: 0 2rem; }
.voter-group .plain { padding: 0; list-style: none; }
.voter-group li { padding: 0.3rem 0; }
.voter-group p { margin: 0; }
.voter-group blockquote { margin: 0.25rem 0; }
button {
  font: inherit;
  padding: 0.35rem 0.9rem;
  border: 1px solid var(--strong);
  border-radius: 6px;
  background: var(--raised);
  color: var(--text);
  cursor: pointer;
}
.no-image { color: var(--muted); font-style: italic; }
footer { margin-top: 3rem; padding-top: 0.75rem; border-top: 1px solid var(--line); color: var(--muted); font-size: 0.85rem; }
.alone { max-width: 38rem; margin: 4rem auto; }
@media (max-width: 36rem) {
  body { padding: 0 1rem 1.5rem; }
  .rehearsal { margin: 0 -1rem; padding: 0.5rem 1rem; }
  .facts > div { grid-template-columns: 1fr; }
  .text { padding: 0.25rem 0.75rem; }
  h1 { font-size: 1.4rem; }
}
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; background: none; font-size: 10.5pt; }
  .top nav, .skip, .forms, button { display: none; }
  .top { padding-top: 0.5rem; }
  a { color: inherit; }
  .text { border: 0; padding: 0; background: none; }
  pre { white-space: pre-wrap; border: 1px solid var(--line); }
  .table { overflow: visible; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  .list > li, .facts > div, .voter-group li, tr, .clause { break-inside: avoid; }
  .bar, .dot, .badge, .notice, .rehearsal { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .rehearsal { margin: 0; box-shadow: none; clip-path: none; }
  @page { margin: 18mm; }
}
`.trimStart();

const digest = createHash('sha256').update(STYLESHEET).digest('hex').slice(0, 16);

/** Named after its content, so that it may be kept for ever. */
export const STYLESHEET_PATH = `/portal/style-${digest}.css`;
