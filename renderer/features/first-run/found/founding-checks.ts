import {
  founderOf,
  idsOf,
  named,
  type FoundingDraft,
  type OrganizationDraft,
} from './founding-draft.ts';

export const STEPS = ['association', 'organizations', 'people', 'offices', 'review'] as const;
export type FoundingStep = (typeof STEPS)[number];

export interface Check {
  /** `must`: the founding waits for it. `advice`: it can be done later. */
  readonly weight: 'must' | 'advice';
  readonly words: string;
}

const must = (words: string): Check => ({ weight: 'must', words });
const advice = (words: string): Check => ({ weight: 'advice', words });

/** What a step still lacks, in words. */
export function checksOf(step: FoundingStep, draft: FoundingDraft): Check[] {
  switch (step) {
    case 'association':
      return associationChecks(draft);
    case 'organizations':
      return organizationChecks(draft);
    case 'people':
      return peopleChecks(draft);
    case 'offices':
      return officeChecks(draft);
    case 'review':
      return reviewChecks(draft);
  }
}

/** Whether nothing is missing that a step must have. */
export const isReady = (step: FoundingStep, draft: FoundingDraft): boolean =>
  checksOf(step, draft).every(({ weight }) => weight === 'advice');

function associationChecks(draft: FoundingDraft): Check[] {
  const founder = founderOf(draft);
  return [
    ...(draft.name.trim() === '' ? [must('Give the association a name.')] : []),
    ...(founder === undefined || founder.name.trim() === '' ? [must('Say who you are.')] : []),
  ];
}

function organizationChecks(draft: FoundingDraft): Check[] {
  const count = named(draft.organizations).length;
  return [
    ...(count === 0 ? [must('Name at least one organization.')] : []),
    ...(count > 0 && count < 3
      ? [
          advice(
            'A group needs people of three organizations to be formed. You can add more later.',
          ),
        ]
      : []),
    ...doubles(draft.organizations, 'organizations'),
    ...malformed(draft.organizations),
  ];
}

function peopleChecks(draft: FoundingDraft): Check[] {
  const known = new Set(named(draft.organizations).map(({ key }) => key));
  const homeless = named(draft.people).filter(({ organization }) => !known.has(organization));
  return [
    ...homeless.map(({ name }) => must(`Choose an organization for ${name.trim()}.`)),
    ...doubles(draft.people, 'people'),
    ...malformed(draft.people),
  ];
}

function officeChecks(draft: FoundingDraft): Check[] {
  return [
    ...(draft.secretariat.includes(draft.founder)
      ? []
      : [must('You found it from this device, so you must be of the secretariat.')]),
    ...(draft.tsc.length === 0
      ? [advice('Without a TSC nothing can be put to its vote. The secretariat can seat it later.')]
      : []),
    ...(draft.lead === null
      ? [advice('You are the lead maintainer until another is appointed.')]
      : []),
  ];
}

function reviewChecks(draft: FoundingDraft): Check[] {
  return draft.place === 'standing' && draft.relayUrl.trim() === ''
    ? [must('Give the address of the standing relay.')]
    : [];
}

/** Two of one name are told apart only by their ids. */
function doubles(rows: readonly OrganizationDraft[], noun: string): Check[] {
  const names = named(rows).map(({ name }) => name.trim().toLowerCase());
  const double = names.find((name, at) => names.indexOf(name) !== at);
  const ids = [...idsOf(rows, 'x').values()];
  const sameId = ids.find((id, at) => ids.indexOf(id) !== at);
  return [
    ...(double === undefined ? [] : [advice(`Two ${noun} have the same name.`)]),
    ...(sameId === undefined ? [] : [must(`Two ${noun} have the id ${sameId}.`)]),
  ];
}

function malformed(rows: readonly OrganizationDraft[]): Check[] {
  return rows
    .filter(({ id }) => id !== '' && !/^[a-z0-9][a-z0-9-]{0,63}$/.test(id))
    .map(({ id }) =>
      must(
        `The id “${id}” must be of small letters, digits and hyphens, and begin with no hyphen.`,
      ),
    );
}
