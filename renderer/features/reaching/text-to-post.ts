/** What a facilitator posts by hand where the relay does not: plain text, with a link. */

import type { Instant } from '../../../shared/rules/index.ts';
import { dayOrInstantWords, instantWords, said } from '../../../shared/wording/index.ts';

export const circulationText = (name: string, endsAt: Instant, link: string): string =>
  `Proposal for a Technical Working Group: ${said(name)}

It circulates until ${instantWords(endsAt)}. Whoever wants to take part says so by then; each organization counts.

${link}
`;

export const updateText = (
  group: string,
  update: { readonly title: string; readonly from: string; readonly to: string },
  link: string,
): string =>
  `${said(group)}: ${said(update.title)}

It tells of ${dayOrInstantWords(update.from)} to ${dayOrInstantWords(update.to)}.

${link}
`;

export const outputText = (group: string, title: string, link: string): string =>
  `${said(group)} circulates its output, which the TSC has approved: ${said(title)}

${link}
`;
