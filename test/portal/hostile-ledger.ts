/** The sample association, told by somebody who tries to break what shows it; a ledger all the same. */

import { charterBytes, LONGEST_CHARTER } from '../../shared/rules/index.ts';
import type { Charter } from '../../shared/documents/proposal-markdown.ts';
import type { RehearsalStep, StepData } from '../../shared/rehearsal/script.ts';
import { playSample, type Sample } from './sample-ledger.ts';

/** What would show that something of it has run, or has been fetched. */
export const ELSEWHERE = 'https://elsewhere.example';
const RUN = 'window.ran=1';

/** A right-to-left override, an isolate that is never closed, and other marks of direction. */
export const DIRECTIONS = '\u202E\u2067\u200F\u061C\u2066\u202B';

/** On one line, as names and titles are. */
export const HOSTILE_LINES: readonly string[] = [
  `<script>${RUN}</script><img src=x onerror="${RUN}">`,
  `"><svg onload='${RUN}'><a href="javascript:${RUN}">`,
  `</title></h1></main><iframe srcdoc="<script>parent.ran=1</script>">`,
  `${DIRECTIONS}gnp.exe and what follows`,
  'שלום עולם, والسلام',
  'W'.repeat(500),
  'many words '.repeat(46).slice(0, 500).trim(),
  '👩‍👩‍👧‍👦'.repeat(40),
  `]]><!-- --!> &lt;&amp;&#60;script&#62; \${RUN} {{RUN}}`,
  'BEGIN:VEVENT;X=1,2\\n\\,DTSTART:20200101T000000Z',
  `javascript:${RUN}`,
  'Z\u0336\u0337\u0338\u0353\u0354'.repeat(60),
];

const HOSTILE_LINKS = [
  `javascript:${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  `https://good.example/"onmouseover="${RUN}`,
  `https://good.example/${'l'.repeat(400)}`,
  `http://plain.example/`,
];

/** In Markdown and in free text of more than one line. */
export const HOSTILE_TEXT = `
<script>${RUN}</script>

<img src="${ELSEWHERE}/a.png" onerror="${RUN}"> <b onclick="${RUN}">b</b>
<style>*{display:none}</style><meta http-equiv="refresh" content="0;url=${ELSEWHERE}">
<form action="${ELSEWHERE}"><button>b</button></form>

[a](javascript:${RUN}) [b](JaVaScRiPt:${RUN}) [c](data:text/html,<script>${RUN}</script>)
[d](vbscript:${RUN}) [e](java&#x73;cript:${RUN}) [f](//elsewhere.example) [g](/portal/leave)
[h](<javascript:${RUN}> "t") [i]: javascript:${RUN} <javascript:${RUN}> [j][i]
[k](https://good.example/"onmouseover="${RUN}) [l](https://good.example/?a=1&b=2)

![x](${ELSEWHERE}/b.png) ![y](data:image/svg+xml,<svg/onload=${RUN}>) ![" onerror="${RUN}](z.png)

| a | b |
|:--|--:|
| <td onclick=${RUN}> | ${'W'.repeat(300)} |

\`\`\`"><script>${RUN}</script>
${'c'.repeat(400)} </code></pre><script>${RUN}</script>
\`\`\`

###### deep
# </h1><script>${RUN}</script>

${'> '.repeat(200)}deep
${DIRECTIONS} turned about
`;

const NAMES = new Set(['name', 'title']);
const LINES = new Set(['where', 'repository', 'commit', 'link']);
const TEXTS = new Set(['reason', 'summary', 'resolution', 'note', 'comment']);

class Rewriter {
  #lines = 0;

  step(step: RehearsalStep): RehearsalStep {
    return { ...step, data: this.#data(step.data) as StepData };
  }

  #line(): string {
    const line = HOSTILE_LINES[this.#lines % HOSTILE_LINES.length] ?? '';
    this.#lines += 1;
    return line;
  }

  #data(data: object): object {
    return Object.fromEntries(
      Object.entries(data).map(([key, value]: [string, unknown]) => [key, this.#value(key, value)]),
    );
  }

  #value(key: string, value: unknown): unknown {
    if (typeof value === 'string') {
      if (LINES.has(key)) return this.#line();
      // No two have the same name, so that none is left out as that of a person.
      if (NAMES.has(key)) return `${this.#line()} ${this.#lines}`;
      // A comment has at most 2,000 characters.
      if (TEXTS.has(key)) return `${HOSTILE_TEXT.slice(0, 1900)}\n${this.#lines}`;
      // A text that stands for its hash, and what is said against a last call.
      return key === 'text' ? `${value}\n${HOSTILE_TEXT}` : value;
    }
    if (Array.isArray(value)) {
      const told = value.map((each: unknown) =>
        typeof each === 'object' && each !== null ? this.#data(each) : each,
      );
      return key === 'links' ? [...told, ...HOSTILE_LINKS] : told;
    }
    if (typeof value !== 'object' || value === null) return value;
    return key === 'charter' ? fullCharter(this.#data(value) as Charter) : this.#data(value);
  }
}

/** As long as a charter may be: 32 KiB. */
function fullCharter(charter: Charter): Charter {
  const written = { ...charter, scope: HOSTILE_TEXT, limits: `${charter.limits}\n${HOSTILE_TEXT}` };
  const left = LONGEST_CHARTER - charterBytes(written);
  return { ...written, scope: `${HOSTILE_TEXT}${'x'.repeat(Math.max(0, left))}` };
}

let made: Sample | null = null;

export function hostileLedger(): Sample {
  const rewriter = new Rewriter();
  made ??= playSample((step) => rewriter.step(step));
  return made;
}
