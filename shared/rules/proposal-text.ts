/** The exact text that the TSC votes on: the proposal as presented, or a charter as revised. */

import { proposalMarkdown, type Charter } from '../documents/proposal-markdown.ts';
import type { Context } from './context.ts';
import type { KeptText } from './draft.ts';
import { facilitatorsOf } from './group.ts';
import { known, type State, type Twg } from './state.ts';

function personText(state: State, person: string) {
  const { name, organization } = known(state, 'person', person);
  const organizationName = known(state, 'organization', organization).name;
  return { person, name, organization, organizationName };
}

/** The canonical Markdown of a group's proposal with this charter, and its hash. */
export function proposalText(
  state: State,
  twg: Twg,
  charter: Charter,
  crypto: Context['crypto'],
): KeptText {
  const text = proposalMarkdown({
    twg: twg.id,
    name: twg.name,
    charter,
    facilitators: facilitatorsOf(twg).map((person) => personText(state, person)),
    members: twg.roster.map(({ person, role }) => ({ ...personText(state, person), role })),
  });
  return { sha256: crypto.sha256(text), text };
}
