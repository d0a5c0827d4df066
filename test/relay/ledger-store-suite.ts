/** What every store of a ledger has to do, whatever it is made of. */

import { expect, it } from 'vitest';
import type { LedgerStore, Unit } from '../../sync-server/ledger-file/index.ts';
import { START } from '../../shared/ledger/entry.ts';
import { nodeCrypto } from '../../sync-server/node-crypto.ts';
import { smallAssociation } from '../ledger/test-association.ts';

/** A store under test, which can be closed, or cut off as by a crash, and opened again. */
export interface StoreUnderTest {
  open(): Promise<LedgerStore>;
  /** Ends the store that is open without a word to it, and loses what a crash would lose. */
  crash(): Promise<void>;
  /** Adds what is no whole line at its end; null where a store has no such thing. */
  tear: ((text: string) => Promise<void>) | null;
  end(): Promise<void>;
}

/** The units of a small ledger: six entries, the last of which needs a snapshot. */
export function unitsOfLedger(): Unit[] {
  const units: Unit[] = [];
  let lines: string[] = [];
  for (const line of smallAssociation().lines().slice(0, -1)) {
    lines.push(line);
    if (!line.startsWith('{"act":')) continue;
    units.push({ seq: units.length + 1, lines });
    lines = [];
  }
  return units;
}

const linesOf = (units: readonly Unit[]): string[] => units.flatMap(({ lines }) => [...lines]);

/** To be called where the store is described. */
export function ledgerStoreSuite(make: () => Promise<StoreUnderTest>): void {
  const units = unitsOfLedger();

  async function withStore(test: (under: StoreUnderTest, store: LedgerStore) => Promise<void>) {
    const under = await make();
    try {
      await test(under, await under.open());
    } finally {
      await under.end();
    }
  }

  it('begins empty', () =>
    withStore(async (_under, store) => {
      expect(store.seq).toBe(START.seq);
      expect(await store.after(0, 1000)).toEqual({ since: 0, to: 0, lines: [] });
    }));

  it('has after a crash all that it said was kept', () =>
    withStore(async (under, store) => {
      for (const [index, unit] of units.entries()) {
        await (index === 0 ? store : await under.open()).append([unit]);
        await under.crash();
      }
      const again = await under.open();
      expect(again.seq).toBe(6);
      const { lines } = await again.after(0, Infinity);
      expect(lines).toEqual(linesOf(units));
    }));

  it('gives whole units, as many as fit, and at least one', () =>
    withStore(async (_under, store) => {
      await store.append(units);
      expect(await store.after(5, 1)).toEqual({ since: 5, to: 6, lines: units[5]?.lines });
      expect((await store.after(0, 1)).to).toBe(1);
      const [first, second] = units;
      if (first === undefined || second === undefined) throw new Error('too few units');
      const bytes = Buffer.byteLength(`${linesOf([first, second]).join('\n')}\n`);
      expect((await store.after(0, bytes)).to).toBe(2);
      expect((await store.after(0, bytes - 1)).to).toBe(1);
      await expect(store.after(7, 1)).rejects.toThrow('no entry 7');
    }));

  it('finds texts by their hash, before and after opening again', () =>
    withStore(async (under, store) => {
      await store.append(units);
      const [sha256 = ''] = store.texts();
      await under.crash();
      for (const one of [store, await under.open()]) {
        expect(one.hasText(sha256)).toBe(true);
        expect(one.hasText('0'.repeat(64))).toBe(false);
      }
      const text = await (await under.open()).text(sha256);
      expect(nodeCrypto.sha256Bytes(text ?? new Uint8Array())).toBe(sha256);
    }));

  it('takes only what follows on', () =>
    withStore(async (_under, store) => {
      await expect(store.append(units.slice(1))).rejects.toThrow('follow');
      await store.append(units.slice(0, 2));
      await expect(store.append(units.slice(0, 2))).rejects.toThrow('follow');
      expect(store.seq).toBe(2);
    }));

  it('cuts off what was torn, and goes on', () =>
    withStore(async (under, store) => {
      if (under.tear === null) return;
      await store.append(units.slice(0, 5));
      await under.crash();
      const last = units[5]?.lines ?? [];
      // The snapshot whole, its entry in part: no byte of the unit was acknowledged.
      await under.tear(`${last[0] ?? ''}\n${(last[1] ?? '').slice(0, 100)}`);
      const again = await under.open();
      expect(again.seq).toBe(5);
      expect([...again.texts()]).toEqual([]);
      await again.append(units.slice(5));
      await under.crash();
      expect((await (await under.open()).after(0, Infinity)).lines).toEqual(linesOf(units));
    }));
}
