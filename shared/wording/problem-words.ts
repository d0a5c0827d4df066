/** Why a request to the host was not done, in words. */

import type { HostProblemCode } from '../client/host-messages.ts';
import { DIP_REPOSITORY_PROBLEMS } from './dip-repository-problems.ts';
import { OUTREACH_PROBLEMS } from './outreach-problems.ts';
import { said } from './phrases.ts';
import { words, type Words } from './words.ts';

/** A problem of the host; of `frozen` ledgers too, which have no details. */
export interface AnyProblem {
  readonly code: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

type Details = Readonly<Record<string, string | number>>;

const detail = (details: Details, field: string): string | null => {
  const value = details[field];
  return value === undefined ? null : said(String(value));
};

/** ` (ECONNREFUSED)`, where something more is known. */
const because = (details: Details): string => {
  const reason = detail(details, 'reason');
  return reason === null ? '' : ` (${reason})`;
};

/** ` at https://…`, where the address is known. */
const at = (details: Details): string => {
  const url = detail(details, 'url') ?? detail(details, 'relayUrl');
  return url === null ? '' : ` at ${url}`;
};

const NOT_HERE: Readonly<Record<string, string>> = {
  found: 'An association is founded in the desktop app, which can run the relay that it needs.',
  sample: 'The sample association runs in the desktop app.',
  git: 'Handing a DIP over by git needs the desktop app.',
  notifications: 'Notifications of the system come from the desktop app.',
};

const READ_ONLY: Readonly<Record<string, string>> = {
  'no-secure-context':
    'This page came without https, and a browser keeps keys only where it is used.',
  'no-ed25519': 'This browser cannot make the signatures (Ed25519) that the ledger needs.',
};

const PROBLEMS: Readonly<Record<HostProblemCode, (details: Details) => Words>> = {
  'malformed-request': () =>
    words(
      'The app asked for something unknown',
      'A part of the app asked for something that its other part does not understand. Nothing was done.',
      'Restart the app. If it happens again, report it: it is a defect.',
    ),
  internal: () =>
    words(
      'Something went wrong in the app',
      'A defect of the app stopped this. Nothing was signed or sent by it.',
      'Try again, or restart the app. If it happens again, report it with the log.',
    ),
  'unknown-association': () =>
    words(
      'Not known on this device',
      'This device knows no such association.',
      'Join it with an invite, or choose another association.',
    ),
  disk: (details) =>
    words(
      'The disk cannot be written',
      `Nothing was taken, because it could not be saved on this device${because(details)}.`,
      'Free some space, or allow the app to write its folder, and try again. What you typed is still here.',
    ),
  'keys-locked': () =>
    words(
      'The keys are locked',
      'This device’s keys are protected by a passphrase, so nothing can be signed yet.',
      'Unlock them with the passphrase.',
    ),
  'keys-unavailable': (details) =>
    words(
      'The keys cannot be used',
      `This device cannot get at its keys${because(details)}.`,
      'Unlock the system’s key store. If the keys are lost, the secretariat can revoke this device and invite a new one.',
    ),
  'wrong-passphrase': () =>
    words(
      'Wrong passphrase',
      'The passphrase does not open this device’s keys.',
      'Try again; look at the keyboard layout and at caps lock.',
    ),
  'invite-malformed': () =>
    words(
      'This is no invite',
      'The text is neither an invite link nor a code of 26 characters.',
      'Copy the whole link, or type the code as it was given; spaces and hyphens do not matter.',
    ),
  'invite-mistyped': () =>
    words(
      'The code is mistyped',
      'It has 26 characters, but at least one of them is not as it was given.',
      'Compare it with the code that you were given, character by character.',
    ),
  'invite-needs-address': () =>
    words(
      'Where is the relay?',
      'A code alone does not say where the association’s relay is.',
      'Type the relay’s address that was given with the code, or use the link instead.',
    ),
  'invite-unknown': () =>
    words(
      'The invite is not known',
      'The relay knows no such invite.',
      'Check the code and the address, or ask the secretariat for a new invite.',
    ),
  'invite-used': () =>
    words(
      'The invite was used',
      'A device was enrolled with this invite already. An invite is good for one device.',
      'If that was not you, tell the secretariat at once. Otherwise ask for a new invite.',
    ),
  'invite-expired': () =>
    words(
      'The invite has expired',
      'This invite is not good any more.',
      'Ask the secretariat for a new invite.',
    ),
  'invite-of-another-association': () =>
    words(
      'Of another association',
      'The invite belongs to another association than the relay’s.',
      'Check the address, or use the link of the invite.',
    ),
  'relay-unreachable': (details) =>
    words(
      'The relay does not answer',
      `Nobody answers${at(details)}${because(details)}.`,
      'Check the address and the network. What you do meanwhile is kept on this device and sent later.',
    ),
  'relay-incompatible': (details) =>
    words(
      'The versions do not fit',
      `The relay${at(details)} speaks another version than this app.`,
      'Update the app, or ask whoever runs the relay to update it. Until then you can read.',
    ),
  'relay-of-another-association': (details) =>
    words(
      'Another association’s relay',
      `The relay${at(details)} keeps another association’s ledger.`,
      'Check the address.',
    ),
  'relay-refused': (details) => {
    const ofRelay = String(details['problem']);
    const known = Object.hasOwn(OUTREACH_PROBLEMS, ofRelay) ? OUTREACH_PROBLEMS[ofRelay] : null;
    if (known !== null && known !== undefined) return known();
    return words(
      'The relay refused',
      `The relay did not do it${because(details)}.`,
      'Try again later, or ask whoever runs the relay.',
    );
  },
  'not-here': (details) => {
    const what = detail(details, 'what') ?? '';
    return words(
      'Not available here',
      'This cannot be done in this kind of app.',
      Object.hasOwn(NOT_HERE, what) ? (NOT_HERE[what] ?? '') : 'Use the desktop app for it.',
    );
  },
  'read-only': (details) => {
    const inBrowser = READ_ONLY[String(details['reason'])];
    return inBrowser === undefined
      ? words(
          'Read only for now',
          'Nothing can be signed here as things stand between this device and the relay.',
          'The line at the top says what stands in the way. You can read all that is here.',
        )
      : words('Read only here', inBrowser, 'Use a current browser over https, or the desktop app.');
  },
  cancelled: () =>
    words('Cancelled', 'You cancelled it. Nothing was done.', 'Nothing needs to be done.'),
};

/** Codes that hosts give beside those of the contract. */
const OTHERS: Readonly<Record<string, (details: Details) => Words>> = {
  ...DIP_REPOSITORY_PROBLEMS,
  'other-tab': () =>
    words(
      'Open in another tab',
      'Another version of the app is open in another tab of this browser, and only one may write.',
      'Close the other tabs of the app; this one then goes on by itself.',
    ),
  'already-here': () =>
    words(
      'Already on this device',
      'This device is in that association already, as somebody else.',
      'Use another device or another profile of the browser, or forget the association here first.',
    ),
  'act-sent': () =>
    words(
      'Sent already',
      'The act is with the relay, which may have taken it already, so it cannot be dropped.',
      'Wait for the relay’s answer. Another act can put it right.',
    ),
  closed: () => words('The app is closing', 'Nothing more is taken.', 'Open the app again.'),
  'link-malformed': () =>
    words(
      'Not a link for a device',
      'That is no link for a second device.',
      'On the first device, choose to add a device, and copy the whole link that it shows.',
    ),
  'recovery-malformed': () =>
    words(
      'Not a recovery code',
      'That is no recovery code.',
      'Type it as it was printed; spaces and hyphens do not matter.',
    ),
  'recovery-unknown': () =>
    words(
      'The recovery code is not known',
      'The association knows no such recovery code.',
      'Check the code and the address. Otherwise ask the secretariat for an invite.',
    ),
  'text-too-large': () =>
    words(
      'The text is too large',
      'A text that is posted or voted on may have 2 MiB.',
      'Shorten it, or move pictures elsewhere and link to them.',
    ),
  'bytes-too-large': () =>
    words(
      'The file is too large',
      'A picture or another file in a document may have 2 MiB.',
      'Make it smaller, or keep it elsewhere and link to it.',
    ),
  'unknown-entry': () =>
    words(
      'No such entry',
      'This device’s copy of the ledger has no such entry.',
      'Wait until this device has caught up with the relay.',
    ),
};

/** Every code that there are words for. */
export const PROBLEM_CODES_IN_WORDS: readonly string[] = Object.keys(PROBLEMS);

/** A problem in words; one of another version with its own message. */
export function problemWords(problem: AnyProblem): Words {
  const known = PROBLEM_CODES_IN_WORDS.find(
    (code): code is HostProblemCode => code === problem.code,
  );
  if (known !== undefined) return PROBLEMS[known](problem.details ?? {});
  const other = Object.hasOwn(OTHERS, problem.code) ? OTHERS[problem.code] : undefined;
  if (other !== undefined) return other(problem.details ?? {});
  return words(
    'Something stands in the way',
    `${said(problem.message).replace(/[.!?]$/u, '')} (${said(problem.code)}).`,
    'Try again. If it happens again, report it with this message.',
  );
}
