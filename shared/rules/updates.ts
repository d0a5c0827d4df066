/** DIP-7, Decision Making: "a bi-weekly update to the association". */

import { defineAct, form } from './act-definition.ts';
import { portalAndMailOrSlack } from './channels.ts';
import { channels, dateOrInstant, id, line, sha256 } from './fields.ts';
import { DAY, type Instant } from './instant.ts';
import { groupAt } from './stage.ts';
import type { Twg } from './state.ts';
import { facilitator, namedGroup } from './who.ts';

/** When a formed group owes its next update. */
export const updateDueAt = (twg: Twg): Instant | null =>
  twg.stage !== 'formed' || twg.updates === null
    ? null
    : twg.updates.since + twg.updates.days * DAY;

/** How many whole intervals have gone by unposted: 1 at the instant the update is due. */
export function updatesOverdue(twg: Twg, at: Instant): number {
  if (twg.stage !== 'formed' || twg.updates === null) return 0;
  return Math.max(0, Math.floor((at - twg.updates.since) / (twg.updates.days * DAY)));
}

const post = defineAct({
  type: 'update.post',
  data: form({
    twg: id,
    update: id,
    title: line,
    textSha256: sha256,
    from: dateOrInstant,
    to: dateOrInstant,
    channels,
  }),
  refersTo: (data) => [{ kind: 'twg', id: data.twg }],
  makes: (data) => [{ kind: 'update', id: data.update }],
  who: facilitator(namedGroup),
  stage: groupAt(namedGroup, 'formed'),
  guards: [portalAndMailOrSlack],
  text: (data) => data.textSha256,
  effect: (draft, { data, by, at }) => {
    const { update, ...rest } = data;
    draft.put('update', update, { id: update, ...rest, by: by.person, at });
    draft.change('twg', data.twg, {
      updates: { since: at, days: draft.association.rulebook.updateDays },
    });
  },
});

export const UPDATE_ACTS = [post];
