/** What the screens ask of their host; `host-messages.ts` says what a host is, and what it answers. */

import { z } from 'zod';
import { actId, hash, publicKey } from '../protocol/fields.ts';
import { dipRepositoryRequests } from './dip-repository.ts';
import { outreachRequests } from './outreach-requests.ts';

export const HOST_PROTOCOL = 1;

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
const name = z.string().min(1).max(200);
/** As in `access()`: `charter/<twg>`, `comments/charter/<twg>`, … */
const documentName = z.string().min(1).max(300);
const bytes: z.ZodType<Uint8Array> = z.instanceof(Uint8Array);
/** Text and images, at most 2 MiB. */
const text = z.string().max(2 * 1024 * 1024);

const organization = z.strictObject({ id, name });
const person = z.strictObject({ id, name, organization: id });

export const hostRequest = z.discriminatedUnion('type', [
  /** Says who is there, and which associations this device knows. */
  z.strictObject({ type: z.literal('hello'), protocol: z.literal(HOST_PROTOCOL) }),
  /** Opens a ledger for this window: events about it follow. */
  z.strictObject({ type: z.literal('open'), ledger: hash }),

  /**
   * Founds an association; `founder` is of the secretariat. On a relay that this computer runs, or,
   * with `relayUrl`, on a standing relay that waits for a founding (`--found`).
   */
  z.strictObject({
    type: z.literal('found'),
    relayUrl: z.string().max(500).optional(),
    name,
    organizations: z.array(organization).min(1).max(500),
    persons: z.array(person).min(1).max(5000),
    tsc: z.array(id).max(500),
    secretariat: z.array(id).min(1).max(50),
    leadMaintainer: id.nullable(),
    founder: id,
    recovery: z.enum(['made', 'none']),
  }),
  /** Reads an invite, a link or a code (26 characters); a code needs the relay's address. */
  z.strictObject({
    type: z.literal('read-invite'),
    text: z.string().max(4000),
    relayUrl: z.string().max(500).optional(),
  }),
  /** Enrols this device by an invite that was read. */
  z.strictObject({
    type: z.literal('join'),
    text: z.string().max(4000),
    relayUrl: z.string().max(500).optional(),
  }),
  /** A second device: makes a key here and says what to type into the first device. */
  z.strictObject({ type: z.literal('offer-device'), link: z.string().max(4000) }),
  /** On the first device: the link that a second one opens. */
  z.strictObject({ type: z.literal('device-link'), ledger: hash }),
  /** Adds this device to its person with the recovery code that was printed at the founding. */
  z.strictObject({
    type: z.literal('recover'),
    code: z.string().max(200),
    relayUrl: z.string().max(500),
  }),
  /** Forgets an association on this device; what was not acknowledged is set aside, not deleted. */
  z.strictObject({ type: z.literal('forget'), ledger: hash }),

  /** Opens the sample association, made where there is none. */
  z.strictObject({ type: z.literal('sample-open') }),
  z.strictObject({ type: z.literal('sample-start-over') }),
  z.strictObject({ type: z.literal('sample-act-as'), ledger: hash, person: id }),
  /** Moves the sample's clock forward by so many milliseconds, at most a year. */
  z.strictObject({
    type: z.literal('sample-move-clock'),
    ledger: hash,
    by: z
      .int()
      .min(1)
      .max(366 * 86_400_000),
  }),

  /**
   * Signs an act and keeps it in the outbox; `texts` are kept first, for acts that name one by its
   * hash. The reply comes once the act is flushed to this device's disk.
   */
  z.strictObject({
    type: z.literal('propose'),
    ledger: hash,
    act: z.strictObject({ type: z.string().max(64), data: z.record(z.string(), z.unknown()) }),
    texts: z.array(text).max(4).optional(),
  }),
  /** Takes an act that is not going to be sent out of the outbox. */
  z.strictObject({ type: z.literal('outbox-drop'), ledger: hash, id: actId }),
  /** Sends an act although the rules here would refuse it: the relay's signed word settles it. */
  z.strictObject({ type: z.literal('outbox-send'), ledger: hash, id: actId }),
  z.strictObject({ type: z.literal('keep-text'), ledger: hash, text }),
  /**
   * Keeps an attachment or a version by its hash, and gives it to the relay as soon as there is one;
   * the reply comes once it is flushed here. At most 2 MiB.
   */
  z.strictObject({ type: z.literal('keep-bytes'), ledger: hash, bytes }),
  z.strictObject({ type: z.literal('read-bytes'), ledger: hash, sha256: hash }),
  z.strictObject({ type: z.literal('read-text'), ledger: hash, sha256: hash }),

  /** Acts, the newest first, before entry `before` (null: from the newest). */
  z.strictObject({
    type: z.literal('history'),
    ledger: hash,
    before: z.int().min(1).nullable(),
    limit: z.int().min(1).max(500),
  }),
  /** The whole entry, as it stands in an export. */
  z.strictObject({ type: z.literal('entry'), ledger: hash, seq: z.int().min(1) }),
  /** Replays all of this device's copy from the genesis, as `twg verify` does. */
  z.strictObject({ type: z.literal('verify'), ledger: hash }),
  /** Writes an export where the person says. */
  z.strictObject({ type: z.literal('export'), ledger: hash }),
  /** Saves the evidence of a fork, or a signed act, where the person says. */
  z.strictObject({ type: z.literal('save-evidence'), ledger: hash }),

  /** Makes an invite: signs `device.invite`, and leaves the code's half with the relay. */
  z.strictObject({
    type: z.literal('invite'),
    ledger: hash,
    person: id,
    days: z.int().min(1).max(90),
  }),
  /** Asks a relay who it is, before an association moves there. */
  z.strictObject({ type: z.literal('relay-identity'), url: z.string().max(500) }),
  /** Moves the association to a relay: copies the ledger and documents, then `relay.appoint`. */
  z.strictObject({
    type: z.literal('move-relay'),
    ledger: hash,
    url: z.string().max(500),
    relayKey: publicKey,
  }),
  /** Shares the relay of this computer on the local network, or only with this computer again. */
  z.strictObject({
    type: z.literal('share-relay'),
    ledger: hash,
    on: z.enum(['this-network', 'this-computer']),
  }),
  /** The person at this computer is asked whether its clock is right, which its relay doubts. */
  z.strictObject({ type: z.literal('accept-clock'), ledger: hash }),
  /** Where documents are to be had, and a token for their sockets. */
  z.strictObject({ type: z.literal('session'), ledger: hash }),
  z.strictObject({ type: z.literal('reconnect'), ledger: hash }),

  /** All that the journal holds of a document, in its order. */
  z.strictObject({ type: z.literal('journal-open'), ledger: hash, document: documentName }),
  /** Adds an update. `local`: the reply comes after its flush. `remote`: it may be flushed late. */
  z.strictObject({
    type: z.literal('journal-append'),
    ledger: hash,
    document: documentName,
    update: bytes,
    from: z.enum(['local', 'remote']),
  }),
  /** Puts one update in the place of all; what was there is kept until it is flushed. */
  z.strictObject({
    type: z.literal('journal-compact'),
    ledger: hash,
    document: documentName,
    state: bytes,
    /** How many updates it stands for. */
    count: z.int().min(1),
  }),
  /** After a refusal: keeps the draft, then begins the document anew with the relay's state. */
  z.strictObject({
    type: z.literal('journal-set-aside'),
    ledger: hash,
    document: documentName,
    draft: z.strictObject({
      code: z.string().max(64),
      details: z.record(z.string(), z.union([z.string(), z.number()])),
      /** The text of each field as the person had it. */
      texts: z.record(z.string(), z.string()),
      /** The text of each field without what was refused. */
      base: z.record(z.string(), z.string()),
      update: bytes,
    }),
    state: bytes,
  }),
  z.strictObject({ type: z.literal('drafts'), ledger: hash, document: documentName.nullable() }),
  /** The person is done with a draft: it is moved out of sight, and not deleted. */
  z.strictObject({ type: z.literal('draft-done'), ledger: hash, id: z.string().max(100) }),

  /** Who wrote what in a document, by the relay's word; the last that was had where it is away. */
  z.strictObject({ type: z.literal('authorship'), ledger: hash, document: documentName }),
  /** Looks for words in documents, comments, discussions and decisions, on this device alone. */
  z.strictObject({
    type: z.literal('search'),
    ledger: hash,
    query: z.string().max(200),
    limit: z.int().min(1).max(100),
  }),
  /** Where somebody was mentioned in a comment, and has neither answered nor put it away. */
  z.strictObject({ type: z.literal('mentions'), ledger: hash }),
  z.strictObject({ type: z.literal('mention-done'), ledger: hash, comment: z.string().max(64) }),
  /** Writes a file where the person says. */
  z.strictObject({
    type: z.literal('save-bytes'),
    suggestedName: z.string().min(1).max(200),
    bytes,
  }),
  /** Writes what the page prints as a tagged PDF with an outline, where the person says. */
  z.strictObject({ type: z.literal('save-pdf'), suggestedName: z.string().min(1).max(200) }),
  /** Writes all of a group as a folder of plain files, where the person says. */
  z.strictObject({ type: z.literal('save-group'), ledger: hash, twg: id }),

  ...dipRepositoryRequests,
  ...outreachRequests,

  z.strictObject({ type: z.literal('settings') }),
  z.strictObject({
    type: z.literal('change-settings'),
    theme: z.enum(['system', 'light', 'dark', 'high-contrast']).optional(),
    notifications: z.enum(['on', 'off']).optional(),
    mutedGroups: z.array(id).max(1000).optional(),
  }),
  /** Protects this device's keys by a passphrase, or unlocks them with it. */
  z.strictObject({
    type: z.literal('passphrase'),
    action: z.enum(['set', 'unlock']),
    passphrase: z.string().min(1).max(1000),
  }),
  /** Opens an `https:` address outside, or the data folder. */
  z.strictObject({ type: z.literal('open-outside'), url: z.string().max(2000) }),
  z.strictObject({ type: z.literal('show-data-folder') }),
]);

export type HostRequest = z.infer<typeof hostRequest>;
export type HostRequestType = HostRequest['type'];
export type HostRequestOf<T extends HostRequestType> = Extract<HostRequest, { type: T }>;
