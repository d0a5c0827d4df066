import type { State } from '../../../../shared/rules/index.ts';

export interface OpinionsOf {
  readonly output: string;
  readonly count: number;
}

/** The minority opinions that travel with a document; null where there are none. */
export function opinionsOf(state: State, document: string): OpinionsOf | null {
  const [kind, id = ''] = document.split('/');
  const output = kind === 'output' ? state.output.get(id) : undefined;
  return output === undefined || output.dissents.length === 0
    ? null
    : { output: output.id, count: output.dissents.length };
}

/** For a file that they cannot be in. */
export const opinionsWords = ({ count }: OpinionsOf): string =>
  count === 1
    ? 'A minority opinion travels with this text and is not in this file.'
    : `${count} minority opinions travel with this text and are not in this file.`;
