/** Pieces that pages are made of. */

import { writeInstant, type Instant } from '../../shared/rules/index.ts';
import {
  dayOrInstantWords,
  dipName,
  groupName,
  instantWords,
  organizationName,
} from '../../shared/wording/index.ts';
import { html, joined, type Html, type Piece } from './html.ts';
import { LONGEST_SET_OUT, markdownHtml } from './markdown.ts';
import { PATHS } from './paths.ts';
import type { Reading } from './reading.ts';

export const time = (at: Instant): Html =>
  html`<time datetime="${writeInstant(at)}">${instantWords(at)}</time>`;

/** A day or an instant as an act has it. */
export const dayOrInstant = (written: string): Html =>
  html`<time datetime="${written}">${dayOrInstantWords(written)}</time>`;

export const link = (path: string, words: Piece): Html => html`<a href="${path}">${words}</a>`;

const OUTSIDE = /^https:\/\/[^\s]+$/i;

/** A link out of the portal; what is no `https:` address is only shown. */
export function outside(address: string): Html {
  const shown = html`<span class="address" dir="ltr">${address}</span>`;
  return OUTSIDE.test(address)
    ? html`<a href="${address}" rel="noopener noreferrer nofollow">${shown}</a>`
    : shown;
}

export type Tone = 'good' | 'bad' | 'waiting' | 'plain';

export const badge = (words: string, tone: Tone = 'plain'): Html =>
  html`<span class="badge ${tone}">${words}</span>`;

export type Fact = readonly [term: string, description: Piece];

/** Terms and what they are; a fact that is null is left out. */
export function facts(all: readonly (Fact | null)[]): Html {
  const shown = all.filter((fact) => fact !== null);
  if (shown.length === 0) return html``;
  return html`<dl class="facts">
    ${shown.map(
      ([term, description]) =>
        html`<div>
          <dt>${term}</dt>
          <dd>${description}</dd>
        </div>`,
    )}
  </dl>`;
}

/** `id` is that of its heading, to be linked to. */
export function section(id: string, title: string, body: Piece): Html {
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${body}
  </section>`;
}

export const list = (items: readonly Piece[]): Html =>
  html`<ul class="list">
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;

export const quiet = (words: Piece): Html => html`<p class="quiet">${words}</p>`;

/** Free text on more than one line, as it was written. */
export const prose = (text: string): Html =>
  html`<p class="prose" dir="auto">${text.trim() === '' ? 'Not written.' : text.trim()}</p>`;

export const saidBy = (text: string): Html =>
  html`<blockquote class="prose" dir="auto">${text.trim()}</blockquote>`;

export const hash = (sha256: string): Html => html`<code class="hash">${sha256}</code>`;

/** A title that somebody wrote, which may run from right to left. */
export const titled = (reading: Reading, text: string): Html =>
  html`<bdi>${reading.said(text)}</bdi>`;

export function groupLink(reading: Reading, twg: string): Html {
  return link(PATHS.group(twg), html`<bdi>${reading.said(groupName(reading.state, twg))}</bdi>`);
}

export const dipLink = (reading: Reading, output: string): Html =>
  link(PATHS.dip(output), html`<bdi>${reading.said(dipName(reading.state, output))}</bdi>`);

/** A person with their organization; without their name where that is not shown. */
export function person(reading: Reading, id: string): Html {
  const { standpoint, state } = reading;
  if (id === 'relay') return html`the relay`;
  const organization = state.person.get(id)?.organization;
  if (!standpoint.isNamed(id) || organization === undefined) return html`${reading.person(id)}`;
  return html`<bdi>${reading.person(id)}</bdi>
    <span class="quiet">(<bdi>${organizationName(state, organization)}</bdi>)</span>`;
}

export const people = (reading: Reading, ids: readonly string[]): Html =>
  ids.length === 0
    ? html`nobody`
    : joined(
        ids.map((id) => person(reading, id)),
        ', ',
      );

/**
 * A text by its hash, set out; with its hash, so that it can be told whether it is the same as
 * another. Where names are left out, what is shown is not that text to the letter, and that is said.
 */
export async function exactText(reading: Reading, sha256: string): Promise<Html> {
  const text = await reading.exactText(sha256);
  const hashed = quiet(html`SHA-256 of the exact text: ${hash(sha256)}`);
  if (text === null) {
    return html`<p class="notice">The text is not on this relay.</p>
      ${hashed}`;
  }
  const setOut = reading.standpoint.setOut(sha256, () => textHtml(reading, text));
  return html`${setOut}${hashed}`;
}

function textHtml(reading: Reading, exact: string): Html {
  const { text, count } = reading.standpoint.leaveOut(exact);
  const left =
    count === 0
      ? null
      : html`<p class="notice">
          Names of people who have not chosen to be named here are left out of this text, in
          ${count === 1 ? '1 place' : `${count} places`}. The hash is that of the text with them.
        </p>`;
  const long =
    text.length > LONGEST_SET_OUT
      ? quiet('This text is long, so it is shown as it is written.')
      : null;
  return html`${left}${long}
    <div class="text" dir="auto">${markdownHtml(text)}</div>`;
}

/** What of a list stands on a page, and the way to the rest. */
export function newest<R>(
  records: readonly R[],
  most: number,
  show: (record: R) => Piece,
  more: Html | null,
): Html {
  const shown = list(records.slice(0, most).map(show));
  return records.length > most && more !== null ? html`${shown}${quiet(more)}` : shown;
}
