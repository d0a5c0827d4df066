import { describe, expect, it } from 'vitest';
import { NO_DOCUMENTS, syncParts, type SyncFacts } from '../../renderer/app/sync/sync-words.ts';
import type { Connection, OutboxItem } from '../../shared/client/host-messages.ts';

const connection: Connection = {
  status: 'online',
  relayUrl: 'http://127.0.0.1:1',
  since: 1_000,
  acknowledgedAt: 2_000,
  clockOffset: 0,
  reason: null,
  hostedBy: null,
  clock: 'believed',
};

const item = (fate: OutboxItem['fate']): OutboxItem => ({
  id: 'a',
  type: 'vote.cast',
  data: {},
  person: 'ada',
  device: 'd',
  n: 1,
  actHash: 'h',
  basis: { seq: 1, head: 'h' },
  signedAt: 0,
  fate,
});

const line = (facts: Partial<SyncFacts>): string =>
  syncParts({
    outbox: [],
    connection,
    documents: NO_DOCUMENTS,
    drafts: 0,
    readOnly: 'no',
    clock: (at) => `at ${at}`,
    ...facts,
  })
    .map(({ text }) => text)
    .join(' · ');

describe('the sync line', () => {
  it('says what is acknowledged while nothing waits', () => {
    expect(line({})).toBe('saved on this device · acknowledged by the relay at 2000');
  });

  it('says the later of acts and texts', () => {
    expect(line({ documents: { ...NO_DOCUMENTS, acknowledgedAt: 3_000 } })).toContain('at 3000');
  });

  it('claims no acknowledgement where there never was one', () => {
    const never = { ...connection, acknowledgedAt: null };
    expect(line({ connection: never })).toBe('saved on this device · the relay is reached');
  });

  it.each(['queued', 'sent'] as const)('claims none while an act is %s', (status) => {
    const words = line({ outbox: [item({ status })] });
    expect(words).toBe('saved on this device · the relay is reached · 1 act queued');
  });

  it('claims none while a text waits', () => {
    const words = line({ documents: { ...NO_DOCUMENTS, waiting: 2 } });
    expect(words).toContain('2 texts not acknowledged by the relay yet');
    expect(words).not.toContain('acknowledged by the relay at');
  });

  it('claims none out of reach, and says since when', () => {
    const words = line({ connection: { ...connection, status: 'offline' } });
    expect(words).toBe('saved on this device · the relay is out of reach since at 1000');
  });

  it('never says saved of what could not be saved', () => {
    const words = line({ documents: { ...NO_DOCUMENTS, notSaved: 1, saving: 1 } });
    expect(words).toContain('1 text not saved on this device');
    expect(words).not.toMatch(/(^|· )saved on this device/);
  });

  it('names acts that wait for a word, and those refused', () => {
    const refusal = { code: 'ballot-closed', details: {} };
    const words = line({
      outbox: [item({ status: 'held', refusal }), item({ status: 'refused', refusal })],
      drafts: 1,
    });
    expect(words).toContain('1 act waits for your word · 1 act refused · 1 draft set aside');
  });
});
