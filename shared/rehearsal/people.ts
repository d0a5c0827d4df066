/** The people and organizations of the sample association. All are invented. */

import type { Persona, RehearsalFounding } from './script.ts';

const ORGANIZATIONS = [
  { id: 'office', name: 'Association Office' },
  { id: 'brightwater', name: 'Brightwater Custody' },
  { id: 'cedar-lane', name: 'Cedar Lane Credit Union' },
  { id: 'halyard', name: 'Halyard Payments' },
  { id: 'lumen-grid', name: 'Lumen Grid Networks' },
  { id: 'okavango', name: 'Okavango Remit' },
  { id: 'paperbark', name: 'Paperbark Ventures' },
  { id: 'sable-labs', name: 'Sable Labs' },
  { id: 'tern-bay', name: 'Tern Bay Exchange' },
] as const;

/** Those with most to do first. */
export const PERSONAS: readonly Persona[] = [
  {
    id: 'amara',
    name: 'Amara Okonjo-Vale',
    organization: 'brightwater',
    about: 'Facilitates Mainnet Operations, whose bi-weekly update is overdue.',
  },
  {
    id: 'tomasz',
    name: 'Tomasz Wrzos',
    organization: 'halyard',
    about: 'Sits on the Technical Steering Committee and has two votes to cast.',
  },
  {
    id: 'priya',
    name: 'Priya Ranganath',
    organization: 'lumen-grid',
    about: 'Facilitates Fee Transparency, a proposal in circulation that still lacks interest.',
  },
  {
    id: 'kenji',
    name: 'Kenji Moribe',
    organization: 'sable-labs',
    about: 'Maintains, and manages the DIP that is in last call with a concern open.',
  },
  {
    id: 'ines',
    name: 'Inês Caldeira',
    organization: 'office',
    about: 'Works in the secretariat: registers people, seats the committee, makes invites.',
  },
  {
    id: 'leila',
    name: 'Leila Farsi-Holm',
    organization: 'cedar-lane',
    about: 'Is drafting the proposal Wallet Recovery, which misses a field.',
  },
  {
    id: 'mateo',
    name: 'Mateo Quispe Rojas',
    organization: 'okavango',
    about: 'Contributes to Mainnet Operations, and owns finalizing its report.',
  },
  {
    id: 'freya',
    name: 'Freya Lindqvist',
    organization: 'sable-labs',
    about: 'Is the lead maintainer: assigns managers to DIPs.',
  },
  {
    id: 'dalia',
    name: 'Dalia Haddad',
    organization: 'tern-bay',
    about: 'Sits on the Technical Steering Committee; has recused herself from one ballot.',
  },
  {
    id: 'nkosana',
    name: 'Nkosana Dube',
    organization: 'okavango',
    about: 'Is to facilitate Validator Onboarding, which the committee is voting on.',
  },
  {
    id: 'hannah',
    name: 'Hannah Brück',
    organization: 'lumen-grid',
    about: 'Reviews in Mainnet Operations, and raised the concern about the DIP in last call.',
  },
  {
    id: 'ravi',
    name: 'Ravi Seneviratne',
    organization: 'halyard',
    about: 'Facilitates Mainnet Operations together with Amara.',
  },
  {
    id: 'yusuf',
    name: 'Yusuf Demirtaş',
    organization: 'cedar-lane',
    about: 'Sits on the Technical Steering Committee.',
  },
  {
    id: 'grace',
    name: 'Grace Achterberg',
    organization: 'paperbark',
    about: 'Sits on the Technical Steering Committee.',
  },
  {
    id: 'wen',
    name: 'Wen Jiayi',
    organization: 'brightwater',
    about: 'Sits on the Technical Steering Committee.',
  },
  {
    id: 'olu',
    name: 'Olu Fashanu',
    organization: 'paperbark',
    about:
      'Contributes to Mainnet Operations; facilitated Off-chain Messaging, which has concluded.',
  },
  {
    id: 'sanne',
    name: 'Sanne de Wit',
    organization: 'tern-bay',
    about: 'Contributes to Mainnet Operations and wrote its report on incidents.',
  },
  {
    id: 'noor',
    name: 'نور الصباغ',
    organization: 'cedar-lane',
    about: 'Observes Mainnet Operations; her name is written from right to left.',
  },
  {
    id: 'piotr',
    name: 'Piotr Zielony',
    organization: 'lumen-grid',
    about: 'Maintains, and manages the DIP that is Accepted.',
  },
  {
    id: 'aroha',
    name: 'Aroha Te Kanawa',
    organization: 'paperbark',
    about: 'Proposed Validator Onboarding; reviews in Mainnet Operations.',
  },
  {
    id: 'bilal',
    name: 'Bilal Qureshi',
    organization: 'halyard',
    about: 'Has shown interest in Fee Transparency.',
  },
  {
    id: 'marisol',
    name: 'Marisol Ibarra',
    organization: 'tern-bay',
    about: 'Proposed Ledger Archives, which the committee declined.',
  },
  {
    id: 'esi',
    name: 'Esi Boateng',
    organization: 'okavango',
    about:
      'Sits on the Technical Steering Committee, and is on the roster of Validator Onboarding.',
  },
  {
    id: 'callum',
    name: 'Callum Orde',
    organization: 'office',
    about: 'Works in the secretariat.',
  },
];

/** The committee at the founding; Esi Boateng is seated later. */
const TSC = ['tomasz', 'dalia', 'yusuf', 'grace', 'wen', 'hannah'];

export const FOUNDER = 'ines';

export const FOUNDING: RehearsalFounding = {
  name: 'Kelda Association (sample)',
  organizations: ORGANIZATIONS,
  persons: PERSONAS.map(({ id, name, organization }) => ({ id, name, organization })),
  tsc: TSC,
  secretariat: ['ines', 'callum'],
  leadMaintainer: 'freya',
  rehearsal: true,
};
