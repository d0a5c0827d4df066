/** Pages for whoever asks for what is not there, or not for them. */

import { html } from '../html.ts';
import { noticeHtml } from '../layout.ts';
import { link, outside } from '../parts.ts';
import { PATHS } from '../paths.ts';

export const notFoundHtml = (): string =>
  noticeHtml(
    'There is no such page',
    html`<p>The address may be mistyped, or what it was about is of another association.</p>
      <p>${link(PATHS.start, 'To the start of the portal')}</p>`,
  );

export const offHtml = (): string =>
  noticeHtml(
    'There is no portal here',
    html`<p>
      This relay shows none. The secretariat of an association can switch one on in the app.
    </p>`,
  );

export const membersOnlyHtml = (): string =>
  noticeHtml(
    'This portal is for members',
    html`<p>
      Open it from the app: <em>Association</em>, <em>Reaching people</em>, <em>Portal</em>, and
      there <em>Open it in the browser</em>. That lets this browser in for 30 days.
    </p>`,
  );

export const linkUsedHtml = (): string =>
  noticeHtml(
    'This link is no longer good',
    html`<p>A link into the portal works once, within five minutes. Ask the app for another one.</p>
      <p>${link(PATHS.start, 'To the start of the portal')}</p>`,
  );

/** @param url null where it is not known here */
export const movedHtml = (url: string | null): string =>
  noticeHtml(
    'The portal has moved',
    html`<p>
      Another relay keeps the ledger of this association
      now${
        url === null
          ? html`. Ask the secretariat for its address.`
          : html`: ${outside(`${url.replace(/\/+$/, '')}${PATHS.start}`)}`
      }
    </p>`,
  );
