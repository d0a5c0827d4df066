import { approve, proceedWith } from './groups.ts';
import { TSC } from './people.ts';
import type { Story } from './story.ts';

export interface DipOf {
  readonly twg: string;
  readonly people: readonly string[];
  readonly output: string;
  readonly number: number;
  readonly manager: string;
}

export const textOfDip = (output: string): string => `text:# The DIP ${output}\n\nIt says so.\n`;

export function submit(
  story: Story,
  { people, output, number, manager }: DipOf,
  text: string,
): void {
  story.do(people[1] ?? '', 'dip.submit', {
    output,
    repository: 'kelda/dip',
    pullRequest: number % 2 === 0 ? number : `https://example.org/dip/pull/${number}`,
    commit: `c0ffee${number}`,
    textSha256: text,
  });
  story.do('wren', 'dip.assign-manager', { output, manager });
}

/** Takes a DIP from its first draft to the merged pull request. */
export function mergedDip(story: Story, dip: DipOf): void {
  const { twg, people, output, number, manager } = dip;
  const text = textOfDip(output);
  proceedWith(story, twg, people, { output, kind: 'dip', text });
  approve(story, people[0] ?? '', { output, text, ballot: `${output}-approve`, changes: 'none' });
  submit(story, dip, text);
  story.do(manager, 'dip.merge', { output, number, commit: `beef${number}` });
}

/** Opens a workstream, sees it sufficient, and makes last call on that text. */
export function lastCall(story: Story, { output, manager, number }: DipOf, text: string): void {
  const workstream = `${output}-work-${story.lines.length}`;
  const kind = (['diem-core', 'move-framework', 'off-chain'] as const)[number % 3];
  const links = [`https://example.org/issues/${number}`];
  story.do(manager, 'workstream.open', { output, workstream, kind, title: 'The work', links });
  story.do(manager, 'workstream.progress', { workstream, status: 'in-progress' }).days(3);
  story.do(manager, 'workstream.progress', { workstream, status: 'complete', note: 'Done.' });
  story.do(manager, 'dip.last-call', { output, days: 14, textSha256: text });
}

/** Has the TSC vote on a DIP whose last call is over; it is asked for a second time. */
export function acceptance(story: Story, { output, manager }: DipOf, votes: string): void {
  const first = `${output}-accept-${story.lines.length}`;
  story.do(manager, 'dip.request-acceptance', { output, ballot: first, days: 2 });
  story.votes(first, TSC, '+').days(2);
  const second = `${output}-accept-${story.lines.length}`;
  story.do(manager, 'dip.request-acceptance', { output, ballot: second, days: 2 });
  story.votes(second, TSC, votes).days(2);
}
