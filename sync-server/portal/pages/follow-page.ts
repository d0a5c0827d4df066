/** Feeds and calendars to subscribe to; for members at addresses of their own. */

import { associationAlternates } from '../alternates.ts';
import { html, type Html } from '../html.ts';
import type { Page } from '../page.ts';
import { facts, section } from '../parts.ts';
import { PATHS } from '../paths.ts';
import type { Reading } from '../reading.ts';

/** @param key what stands in a person's own addresses; null where anybody may read */
export function followPage(reading: Reading, key: string | null): Page {
  const isMembers = reading.standpoint.audience === 'members';
  return {
    title: 'Follow',
    trail: [{ name: 'Follow', path: PATHS.follow }],
    kind: null,
    alternates: associationAlternates(null),
    body: html`<p>
        A feed reader shows what is new; a calendar shows meetings and deadlines. Both ask by
        themselves.
      </p>
      ${key === null ? null : html`<p class="notice">These addresses are yours alone: whoever has one reads what members read, without a cookie. Do not pass them on.</p>`}
      ${section('association', 'The association', addresses(reading, key, PATHS.feed, PATHS.calendar))}
      ${reading.index.groups
        .filter(({ stage }) => stage === 'formed' || stage === 'circulating' || stage === 'voting')
        .map((twg) =>
          section(
            `group-${twg.id}`,
            reading.said(twg.name),
            addresses(reading, key, PATHS.feedOf(twg.id), PATHS.calendarOf(twg.id)),
          ),
        )}
      ${
        key === null
          ? null
          : section(
              'renew',
              'New addresses',
              html`<p>
                  If an address of yours came into other hands, take new ones: the old ones lead
                  nowhere then.
                </p>
                <form method="post" action="${PATHS.renew}">
                  <p><button type="submit">Take new addresses</button></p>
                </form>`,
            )
      }
      ${
        isMembers
          ? section(
              'leave',
              'This browser',
              html`<p>
                  It reads as a member for 30 days from when it was let in, or until you leave, are
                  no longer of the association, or the portal is switched off.
                </p>
                <form method="post" action="${PATHS.leave}">
                  <p><button type="submit">Leave on this browser</button></p>
                </form>`,
            )
          : null
      }`,
  };
}

function addresses({ url }: Reading, key: string | null, feed: string, calendar: string): Html {
  const at = (path: string): Html => {
    const address = `${url}${key === null ? path : ownAddress(key, path)}`;
    return html`<a href="${address}"><span class="address" dir="ltr">${address}</span></a>`;
  };
  return facts([
    ['Feed (Atom)', at(feed)],
    ['Calendar (iCalendar)', at(calendar)],
  ]);
}

/** Where a person's own feed is to be had. */
export const ownAddress = (key: string, path: string): string =>
  `/portal/for/${key}${path.slice('/portal'.length)}`;
