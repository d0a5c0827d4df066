import { describe, expect, it } from 'vitest';
import { hostRequest } from '../../shared/client/host-messages.ts';
import {
  checksOf,
  isReady,
  STEPS,
} from '../../renderer/features/first-run/found/founding-checks.ts';
import {
  EMPTY_DRAFT,
  foundRequest,
  freshKey,
  idsOf,
  withoutOrganization,
  withoutPerson,
  type FoundingDraft,
} from '../../renderer/features/first-run/found/founding-draft.ts';

const draft: FoundingDraft = {
  ...EMPTY_DRAFT,
  name: ' Example Association ',
  organizations: [
    { key: 'o1', name: 'Aé Labs', id: '' },
    { key: 'o2', name: '', id: '' },
    { key: 'o3', name: 'AE Labs', id: '' },
  ],
  people: [
    { key: 'p1', name: 'Ada Byron', id: '', organization: 'o1' },
    { key: 'p2', name: 'Relay', id: '', organization: 'o3' },
  ],
  tsc: ['p2'],
  lead: 'p2',
};

describe('founding', () => {
  it('asks for what the host asks for', () => {
    const request = foundRequest(draft);
    expect(hostRequest.safeParse(request).error).toBeUndefined();
    expect(request).toMatchObject({
      name: 'Example Association',
      organizations: [{ id: 'ae-labs' }, { id: 'ae-labs-2' }],
      persons: [
        { id: 'ada-byron', organization: 'ae-labs' },
        { id: 'person', organization: 'ae-labs-2' },
      ],
      tsc: ['person'],
      leadMaintainer: 'person',
      founder: 'ada-byron',
    });
    expect(request).not.toHaveProperty('relayUrl');
  });

  it('is ready only with all that must be there', () => {
    expect(STEPS.filter((step) => !isReady(step, EMPTY_DRAFT))).toEqual([
      'association',
      'organizations',
    ]);
    expect(STEPS.filter((step) => !isReady(step, draft))).toEqual([]);
  });

  it('names a person without an organization', () => {
    const words = checksOf('people', withoutOrganization(draft, 'o3')).map((check) => check.words);
    expect(words).toContain('Choose an organization for Relay.');
  });

  it('asks the founder to be of the secretariat', () => {
    expect(isReady('offices', { ...draft, secretariat: ['p2'] })).toBe(false);
  });

  it('takes a person out of the offices too', () => {
    expect(withoutPerson(draft, 'p2')).toMatchObject({ tsc: [], lead: null });
  });

  it('keeps a typed id, and gives no other row the same', () => {
    const rows = [
      { key: 'o1', name: 'Beta', id: '' },
      { key: 'o2', name: 'Other', id: 'beta' },
    ];
    expect([...idsOf(rows, 'x').values()]).toEqual(['beta-2', 'beta']);
    expect(freshKey('o', rows)).toBe('o3');
  });
});
