/** What stands around every message: whose it is, why one gets it, how it is stopped. */

import { founded, type State } from '../../../shared/rules/index.ts';
import { said } from '../../../shared/wording/index.ts';
import { clipped } from './clip.ts';
import type { Letter } from './letter.ts';
import { linksTo, type Linking, type PlaceLinks } from './links.ts';
import type { RenderOptions } from '../outgoing.ts';

export interface Frame {
  readonly association: string;
  /** A line that says so, in a rehearsal. */
  readonly rehearsal: string | null;
  readonly letter: Letter;
  readonly links: PlaceLinks;
  readonly linking: Linking;
  readonly unsubscribeUrl: string | null;
}

const REHEARSAL = 'A rehearsal: the people and decisions in it are invented.';

export function frameOf(letter: Letter, { view, unsubscribeUrl }: RenderOptions): Frame {
  const { name, rehearsal } = founded(view.state);
  const linking = { publicUrl: view.publicUrl, portal: view.portal };
  return {
    association: clipped(said(name), 200),
    rehearsal: rehearsal ? REHEARSAL : null,
    letter,
    links: {
      app: linksTo(letter.place, linking).app,
      portal: linksTo(letter.page ?? letter.place, linking).portal,
    },
    linking,
    unsubscribeUrl,
  };
}

const LONGEST_ASSOCIATION = 40;
const LONGEST_SUBJECT = 140;

/** `Kelda Association: Vote by 12 March: Forming a group: Mainnet Operations`. */
export function subjectLine(state: State, { title }: Letter): string {
  const association = clipped(said(founded(state).name), LONGEST_ASSOCIATION);
  return clipped(`${association}: ${title}`, LONGEST_SUBJECT);
}

export const UNSUBSCRIBE = 'Stop messages of this kind';
export const IN_APP = 'In the app';
export const ON_PORTAL = 'On the portal';
/** Said under a text of which only the beginning is there. */
export const CUT = 'The text is longer than a message can be: this is its beginning.';
