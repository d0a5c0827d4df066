import { isAskedAbout } from '../../../shared/client/asked-acts.ts';
import type { LedgerAct } from '../../../shared/ledger/act.ts';

/** What a person is asked before a key signs, made of nothing but the bytes that are signed. */
export interface Confirmation {
  /** A short question. */
  readonly question: string;
  /** What the button says that signs. */
  readonly sign: string;
  /** What stands in the act: name and value. */
  readonly facts: readonly (readonly [string, string])[];
}

type Ask = (data: Readonly<Record<string, unknown>>) => Confirmation;

/** Those with a question of their own. */
const QUESTIONS: Readonly<Record<string, Ask>> = {
  'ballot.cast': (data) => ({
    question: `Vote ${quoted(data['choice'])} on this ballot?`,
    sign: 'Sign the vote',
    facts: factsOf(data, ['choice', 'ballot', 'textSha256', 'comment']),
  }),
  'ballot.recuse': (data) => ({
    question: 'Recuse yourself from this ballot? It cannot be taken back.',
    sign: 'Sign the recusal',
    facts: factsOf(data, ['ballot', 'reason']),
  }),
  'association.found': (data) => ({
    question: `Found the association ${quoted(data['name'])}?`,
    sign: 'Sign the founding',
    facts: [
      ...factsOf(data, ['name']),
      ['Organizations', count(data['organizations'])],
      ['People', count(data['persons'])],
      ['Secretariat', list(data['secretariat'])],
      ['TSC', list(data['tsc'])],
    ],
  }),
  'relay.appoint': (data) => ({
    question: 'Appoint another relay to keep this association’s ledger?',
    sign: 'Sign the appointment',
    facts: factsOf(data, ['url', 'publicKey']),
  }),
  'organization.withdraw': (data) => ({
    question: `Withdraw the organization ${quoted(data['organization'])}?`,
    sign: 'Sign the withdrawal',
    facts: factsOf(data, ['organization', 'reason']),
  }),
  'person.depart': (data) => ({
    question: 'Record that this person leaves? Their seats, offices and devices end.',
    sign: 'Sign the departure',
    facts: factsOf(data, ['person', 'reason']),
  }),
};

const DEVICES: Readonly<Record<string, string>> = {
  'device.invite': 'Invite this person to add a device?',
  'device.enrol': 'Join with this device?',
  'device.add': 'Add this device to you? It can act in your name.',
  'device.revoke': 'Revoke this device? It can never act again.',
};

const OFFICES: Readonly<Record<string, string>> = {
  'tsc.seat': 'Give this person a seat on the TSC?',
  'tsc.unseat': 'Take this person’s seat on the TSC?',
  'secretariat.appoint': 'Appoint this person to the secretariat?',
  'secretariat.dismiss': 'Dismiss this person from the secretariat?',
  'lead-maintainer.appoint': 'Appoint this lead maintainer?',
  'maintainer.appoint': 'Appoint this maintainer?',
  'maintainer.dismiss': 'Dismiss this maintainer?',
};

/** What to ask before an act is signed; null where its author's word in the page is enough. */
export function confirmationOf(act: LedgerAct): Confirmation | null {
  if (!isAskedAbout(act.type)) return null;
  const data = act.data as Readonly<Record<string, unknown>>;
  const ask = Object.hasOwn(QUESTIONS, act.type) ? QUESTIONS[act.type] : undefined;
  if (ask !== undefined) return ask(data);
  const question = DEVICES[act.type] ?? OFFICES[act.type] ?? `Sign ${plain(act.type)}?`;
  return { question, sign: 'Sign', facts: factsOf(data, Object.keys(data)) };
}

const NAMES: Readonly<Record<string, string>> = {
  choice: 'Vote',
  ballot: 'Ballot',
  textSha256: 'SHA-256 of the text',
  comment: 'Reason, public for ever',
  reason: 'Reason, public for ever',
  name: 'Name',
  url: 'Address',
  publicKey: 'Public key',
  invitePublicKey: 'Public key of the invite',
  person: 'Person',
  organization: 'Organization',
  device: 'Device',
  kind: 'Kind',
  expiresAt: 'Expires',
};

const HIDDEN = new Set(['inviteSignature']);

function factsOf(data: Readonly<Record<string, unknown>>, names: readonly string[]) {
  return names
    .filter((name) => data[name] !== undefined && !HIDDEN.has(name))
    .map((name) => [NAMES[name] ?? name, valueOf(name, data[name])] as const);
}

function valueOf(name: string, value: unknown): string {
  const isInstant = name === 'expiresAt' && typeof value === 'number';
  return isInstant ? new Date(value).toUTCString() : plain(value);
}

const quoted = (value: unknown): string => `“${plain(value)}”`;
const count = (value: unknown): string => String(Array.isArray(value) ? value.length : 0);
const list = (value: unknown): string =>
  Array.isArray(value) && value.length > 0 ? plain(value.join(', ')) : 'nobody';

const LONGEST = 400;

/** A value on one line: no line breaks, directions or lengths of its own making. */
function plain(value: unknown): string {
  // An act whose data lack something is refused by the rules, after it was signed.
  if (value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const line = text.replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
