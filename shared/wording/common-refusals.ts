/** Refusals that any act may meet, and those of the association, its keys and its offices. */

import { dayOrInstantWords } from './instant-words.ts';
import { kindWord, nameOf, personName } from './names.ts';
import { listed, said } from './phrases.ts';
import { needsWords } from './needs-words.ts';
import type { RefusalMakers } from './refusal-makers.ts';
import { RULEBOOK_PARTS, labelOf } from './labels.ts';
import { stageWord } from './stage-word.ts';
import { words } from './words.ts';

type CommonCode =
  | 'malformed'
  | 'not-founded'
  | 'id-reused'
  | 'unknown-person'
  | 'device-revoked'
  | 'out-of-order'
  | 'not-a-member'
  | 'unknown'
  | 'duplicate-id'
  | 'not-permitted'
  | 'wrong-stage'
  | 'text-missing'
  | 'already-founded'
  | 'rulebook-invalid'
  | 'key-in-use'
  | 'stale-basis'
  | 'successor-needed'
  | 'invite-invalid'
  | 'invite-used'
  | 'invite-expired'
  | 'last-device'
  | 'already-seated'
  | 'not-seated';

export const COMMON_REFUSALS: RefusalMakers<CommonCode> = {
  malformed: ({ path }) =>
    words(
      'Not in the right form',
      `The field “${said(path)}” is missing, too long, or not of the form that this act needs.`,
      'Correct the field and try again. If you did not fill it in yourself, update the app: its version may not fit the association’s.',
    ),
  'not-founded': () =>
    words(
      'No association yet',
      'The association has not been founded, and its founding is the first act.',
      'Somebody of the future secretariat founds it.',
    ),
  'id-reused': () =>
    words(
      'Already on record',
      'An act with this id is in the ledger already.',
      'Look at the history: it was probably done before. If it was not, do it again; a new id is used.',
    ),
  'unknown-person': ({ person }) =>
    words(
      'Device not known',
      person === null
        ? 'The device that signed this is not enrolled with the association.'
        : `${said(person)} is not registered with the association.`,
      'Enrol this device with an invite. The secretariat can make one.',
    ),
  'device-revoked': () =>
    words(
      'Device revoked',
      'This device was revoked, or its person has left the association. Nothing that it signs is taken.',
      'Use another of your devices, or ask the secretariat for an invite for a new one.',
    ),
  'out-of-order': ({ last }) =>
    words(
      'A later act came first',
      `The relay has act ${last} of this device already, and this one was signed before it.`,
      'Do it again: it is then signed anew, after the others.',
    ),
  'not-a-member': ({ person }, state) =>
    state.person.get(person)?.departed === true
      ? words(
          'Not of the association',
          `${personName(state, person)} has left the association.`,
          'Somebody who comes back is registered anew by the secretariat, with another id.',
        )
      : words(
          'Not of the association',
          `${personName(state, person)} does not belong to the association now: they have left, or their organization has withdrawn.`,
          'The secretariat can move the person to an organization that is a member, or admit their organization again.',
        ),
  unknown: ({ kind, id }, state) =>
    words(
      `No such ${kindWord(kind)}`,
      `There is no ${kindWord(kind)} ${nameOf(state, kind, id)}, or it is not there any more.`,
      'Wait until this device has caught up with the relay, then look again.',
    ),
  'duplicate-id': ({ kind, id }, state) =>
    words(
      'The id is taken',
      `There is a ${kindWord(kind)} with the id ${said(id)} already: ${nameOf(state, kind, id)}.`,
      'Choose another id.',
    ),
  'not-permitted': ({ needs }, state) =>
    words(
      'Not yours to do',
      `This can be done by ${needsWords(needs, state)}.`,
      'Ask them to do it.',
    ),
  'wrong-stage': ({ stage, expected }) =>
    words(
      'Not at this stage',
      `It is at “${stageWord(stage)}” now. This can be done at ${listed(
        expected.map((each) => `“${stageWord(each)}”`),
        'or',
      )}.`,
      'Somebody may have moved it on meanwhile: look at where it stands now.',
    ),
  'text-missing': ({ textSha256 }) =>
    words(
      'The text is not with the relay',
      `The act names a text (${textSha256.slice(0, 12)}…) that the relay does not hold.`,
      'Reconnect, so that the text is sent, and try again.',
    ),
  'already-founded': () =>
    words(
      'Already founded',
      'The association is founded; that happens once.',
      'Open it, or join it with an invite.',
    ),
  'rulebook-invalid': ({ path }) =>
    words(
      'Weaker than DIP-7',
      `The part “${labelOf(RULEBOOK_PARTS, path)}” is weaker than DIP-7 asks for, or nothing could meet it.`,
      'A rulebook may be stricter than DIP-7, never weaker: change that part.',
    ),
  'key-in-use': () =>
    words(
      'Key in use',
      'This key belongs to another device, invite or relay of the association.',
      'Make a new key, and use each for one thing only.',
    ),
  'stale-basis': ({ seq }) =>
    words(
      'The ledger has moved on',
      `The move to another relay must be signed on the last entry, which is number ${seq} by now.`,
      'Wait until this device has caught up, and sign it again.',
    ),
  'successor-needed': () =>
    words(
      'Somebody must follow first',
      'Nobody would be left in that office: of the secretariat, or to facilitate the group.',
      'First appoint somebody else, or hand the facilitation over and wait until they accept.',
    ),
  'invite-invalid': () =>
    words(
      'The invite does not fit',
      'No invite of this person was made with that key.',
      'Check the link or the code, or ask the secretariat for a new invite.',
    ),
  'invite-used': ({ usedAt }) =>
    words(
      'The invite was used',
      `A device was enrolled with it at ${dayOrInstantWords(usedAt)}. An invite is good for one device.`,
      'If that was not you, tell the secretariat at once. Otherwise add this device from the one that is enrolled, or ask for a new invite.',
    ),
  'invite-expired': ({ expiredAt }) =>
    words(
      'The invite has expired',
      `It was good until ${dayOrInstantWords(expiredAt)}.`,
      'Ask the secretariat for a new invite.',
    ),
  'last-device': () =>
    words(
      'Your last device',
      'This is the only device that you have enrolled; without it you could not act any more.',
      'Add another device first. If this one is lost, the secretariat can revoke it and invite a new one.',
    ),
  'already-seated': ({ person }, state) =>
    words(
      'In office already',
      `${personName(state, person)} holds that seat or office already.`,
      'Nothing needs to be done.',
    ),
  'not-seated': ({ person }, state) =>
    words(
      'Not in office',
      `${personName(state, person)} does not hold that seat or office.`,
      'Nothing needs to be done.',
    ),
};
