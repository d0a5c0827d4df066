/** What all pages have around them. */

import { said } from '../../shared/wording/index.ts';
import { html, type Html } from './html.ts';
import type { Page } from './page.ts';
import { link, time } from './parts.ts';
import { PATHS } from './paths.ts';
import type { Reading } from './reading.ts';
import { STYLESHEET_PATH } from './stylesheet.ts';

const SECTIONS = [
  { name: 'Now', path: PATHS.start },
  { name: 'Groups', path: PATHS.groups },
  { name: 'Ballots', path: PATHS.ballots },
  { name: 'DIPs', path: PATHS.dips },
  { name: 'Updates', path: PATHS.updates },
  { name: 'Meetings', path: PATHS.meetings },
  { name: 'Check', path: PATHS.about },
] as const;

const LONGEST_TITLE = 120;

/** As much of a title as a window or a list shows. */
export function shortTitle(title: string): string {
  const characters = Array.from(title);
  return characters.length <= LONGEST_TITLE
    ? title
    : `${characters.slice(0, LONGEST_TITLE).join('').trimEnd()}…`;
}

function document(title: string, links: Html, body: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="same-origin" />
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${STYLESHEET_PATH}" />
        ${links}
      </head>
      <body>
        ${body}
      </body>
    </html> `.text;
}

const REHEARSAL = html`<p class="rehearsal" role="note">
  <strong>Rehearsal.</strong> This is a sample to try things out in: its people, votes and decisions
  are made up.
</p> `;

/** A whole page about an association. */
export function pageHtml(reading: Reading, page: Page): string {
  const { association } = reading.state;
  const name = said(association?.name ?? 'Association');
  const links = page.alternates.map(
    ({ type, path, title }) =>
      html`<link rel="alternate" type="${type}" title="${title}" href="${path}" /> `,
  );
  const top = page.trail[0]?.path ?? null;
  return document(
    shortTitle(page.title === name ? name : `${page.title} · ${name}`),
    html`${links}`,
    html`<a class="skip" href="#main">Skip to the content</a>
      <header>
        ${association?.rehearsal === true ? REHEARSAL : null}
        <div class="top">
          <p class="name">${link(PATHS.start, html`<bdi>${name}</bdi>`)}</p>
          <nav aria-label="Sections">
            <ul>
              ${SECTIONS.map(
                (each) =>
                  html`<li>
                    <a href="${each.path}" ${each.path === top ? html` aria-current="true"` : null}
                      >${each.name}</a
                    >
                  </li>`,
              )}
            </ul>
          </nav>
        </div>
      </header>
      <main id="main" tabindex="-1">
        ${trailHtml(page)}
        <h1 dir="auto">${page.title}</h1>
        ${page.body}
      </main>
      ${footer(reading, page)}`,
  );
}

function trailHtml({ trail, kind }: Page): Html | null {
  // Without a kind it is what the last step leads to.
  if (kind === null) return null;
  const steps = trail.map(
    ({ name, path }) => html`<li>${link(path, html`<bdi>${name}</bdi>`)}</li>`,
  );
  return html`<nav class="trail" aria-label="Where this is">
    <ol>
      ${steps}
      <li>${kind}</li>
    </ol>
  </nav> `;
}

const FORMS: Readonly<Record<Page['alternates'][number]['type'], string>> = {
  'application/atom+xml': 'Atom feed',
  'text/calendar': 'Calendar',
  'application/json': 'JSON',
};

function footer({ standpoint }: Reading, page: Page): Html {
  const { position, at } = standpoint.published;
  const forms = page.alternates.map(({ type, path }) => html`<li>${link(path, FORMS[type])}</li>`);
  return html`<footer>
    <p>
      As of entry ${position.seq} of the ledger, ${time(at)}, head
      <code class="hash">${position.head}</code>.
    </p>
    <ul class="forms">
      ${forms}
      <li>${link(PATHS.follow, 'Follow')}</li>
      <li>${link(PATHS.about, 'How to check this')}</li>
    </ul>
  </footer>`;
}

/** A page that says that there is none, and nothing of what is here. */
export function noticeHtml(title: string, body: Html): string {
  return document(
    title,
    html``,
    html`<main id="main" class="alone">
      <h1>${title}</h1>
      ${body}
    </main>`,
  );
}
