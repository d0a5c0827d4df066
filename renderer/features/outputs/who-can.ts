import type { Output } from '../../../shared/rules/index.ts';
import { facilitatorsWords } from '../../../shared/wording/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';

/** What “not permitted” means for acts of an output's facilitators: by name who can. */
export function useWhoCan(output: Output): Readonly<Record<string, string>> {
  const who = useAssociation(({ state }) => facilitatorsWords(state, output.twg));
  return { 'not-permitted': `This can be done by ${who}.` };
}
