/** The association, its people, their devices and offices. */

import { DEVICE_KINDS, labelOf, RULEBOOK_PARTS } from './labels.ts';
import { counted, listed } from './phrases.ts';
import { people } from './names.ts';
import type { ActWords, Told } from './told.ts';

const device = (told: Told): string => told.label(DEVICE_KINDS, 'kind').toLowerCase();

/** Before the founding is in the ledger, only it knows the founder's name. */
const founderOf = (told: Told): string =>
  told
    .list('persons')
    .find((person) => person.raw('id') === told.by)
    ?.line('name') ?? told.who;

export const ASSOCIATION_WORDS: Readonly<Record<string, ActWords>> = {
  'association.found': {
    label: 'Found the association',
    sentence: (told) =>
      `${founderOf(told)} founded ${told.line('name')} with ${counted(told.list('organizations').length, 'organization')} and ${people(told.list('persons').length)}`,
    consequence: () =>
      'This is the first entry of the ledger. What is in it stays in it; later acts can change what holds.',
  },
  'relay.appoint': {
    label: 'Move the association to a relay',
    sentence: (told) => `${told.who} moved the association to the relay at ${told.line('url')}`,
    consequence: () =>
      'The relay of before cannot add to the ledger any more. Every device goes on with the new one.',
  },
  'organization.admit': {
    label: 'Admit an organization',
    sentence: (told) =>
      `${told.who} admitted ${told.inner('organization').line('name')} to the association`,
  },
  'organization.withdraw': {
    label: 'Withdraw an organization',
    sentence: (told) => `${told.who} recorded that ${told.organization()} has withdrawn`,
    consequence: (told) =>
      `The seats, offices and memberships of the people of ${told.organization()} end. Admitting it again does not bring them back.`,
  },
  'person.register': {
    label: 'Register a person',
    sentence: (told) => {
      const person = told.inner('person');
      return `${told.who} registered ${person.line('name')} of ${person.organization()}`;
    },
  },
  'person.move': {
    label: 'Move a person to another organization',
    sentence: (told) => `${told.who} moved ${told.person()} to ${told.organization()}`,
  },
  'person.depart': {
    label: 'Record that a person has left',
    sentence: (told) =>
      `${told.who} recorded that ${told.person()} has left the association${told.saying('reason')}`,
    consequence: (told) =>
      `The seats, offices and memberships of ${told.person()} end, and every device of theirs is revoked. This cannot be undone.`,
  },
  'device.invite': {
    label: 'Invite a person’s device',
    sentence: (told) =>
      `${told.who} invited ${told.person()} to enrol a device until ${told.instant('expiresAt')}`,
  },
  'device.enrol': {
    label: 'Enrol this device',
    sentence: (told) => `${told.who} enrolled a device (${device(told)}) by an invite`,
  },
  'device.add': {
    label: 'Add another device',
    sentence: (told) => `${told.who} added another device (${device(told)})`,
    consequence: () => 'Whoever holds that device can act and vote in your name.',
  },
  'device.revoke': {
    label: 'Revoke a device',
    sentence: (told) => `${told.who} revoked ${told.device()}`,
    consequence: () =>
      'The device cannot act, and cannot connect, any more. It cannot be brought back; another key would have to be enrolled.',
  },
  'secretariat.appoint': {
    label: 'Appoint to the secretariat',
    sentence: (told) => `${told.who} appointed ${told.person()} to the secretariat`,
  },
  'secretariat.dismiss': {
    label: 'Dismiss from the secretariat',
    sentence: (told) => `${told.who} dismissed ${told.person()} from the secretariat`,
  },
  'tsc.seat': {
    label: 'Seat on the TSC',
    sentence: (told) => `${told.who} seated ${told.person()} on the Technical Steering Committee`,
  },
  'tsc.unseat': {
    label: 'Unseat from the TSC',
    sentence: (told) =>
      `${told.who} recorded that ${told.person()} has left the Technical Steering Committee`,
  },
  'lead-maintainer.appoint': {
    label: 'Appoint the lead maintainer',
    sentence: (told) => `${told.who} appointed ${told.person()} as lead maintainer`,
  },
  'maintainer.appoint': {
    label: 'Appoint a maintainer',
    sentence: (told) => `${told.who} appointed ${told.person()} as a maintainer`,
  },
  'maintainer.dismiss': {
    label: 'Dismiss a maintainer',
    sentence: (told) => `${told.who} dismissed ${told.person()} as a maintainer`,
  },
  'rulebook.propose': {
    label: 'Propose a change of the rulebook',
    sentence: (told) => {
      const parts = told
        .inner('change')
        .fields()
        .map((part) => labelOf(RULEBOOK_PARTS, part).toLowerCase());
      return `${told.who} asked the TSC to change the rulebook (${listed(parts)})`;
    },
    consequence: () => 'The TSC votes on exactly this change. Its roll and its rule are fixed now.',
  },
};
