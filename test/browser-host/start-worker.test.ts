/// <reference lib="dom" />
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { PageHost } from '../../renderer/browser-host/page-host.ts';
import { startWorker } from '../../renderer/browser-host/start-worker.ts';

type Held = (lock: Lock | null) => Promise<unknown>;

/** One lock, as a browser gives it: to one after the other, until the holder's tab is closed. */
class OneLock {
  readonly #waiting: Held[] = [];
  #holder: Held | null = null;

  request(_name: string, first: { ifAvailable: boolean } | Held, then?: Held): Promise<unknown> {
    const held = typeof first === 'function' ? first : then;
    if (held === undefined) throw new Error('nobody to hold it');
    if (this.#holder === null) {
      this.#holder = held;
      return held({ name: _name, mode: 'exclusive' });
    }
    if (typeof first !== 'function') return held(null);
    this.#waiting.push(held);
    return new Promise(() => {});
  }

  /** The tab that holds it is closed. */
  release(): void {
    this.#holder = this.#waiting.shift() ?? null;
    void this.#holder?.({ name: '', mode: 'exclusive' });
  }
}

const ORIGIN = 'https://relay.example';
const HELLO = { type: 'hello', protocol: 1 } as const;
const { subtle } = globalThis.crypto;
const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A version of the app in a tab, with a page of it. */
function tab(locks: OneLock | null, webCrypto: SubtleCrypto | null = subtle) {
  const pages = startWorker({
    subtle: webCrypto,
    locks: locks as unknown as LockManager | null,
    origin: ORIGIN,
  });
  const { port1, port2 } = new MessageChannel();
  pages.add(port1);
  port1.start();
  port2.start();
  let anew = 0;
  const host = new PageHost(port2, {
    saveFile: () => {},
    origin: ORIGIN,
    openOutside: () => {},
    keepStorage: () => {},
    startAnew: () => {
      anew += 1;
    },
  });
  closing.push(() => {
    port1.close();
    port2.close();
  });
  return { host, timesAnew: () => anew };
}

describe("the browser's host", () => {
  it('says who it is, what it cannot do and how keys are kept', async () => {
    const reply = await tab(new OneLock()).host.request<'hello'>(HELLO);
    if (!reply.ok) throw new Error(reply.problem.message);
    expect(reply.value).toMatchObject({
      protocol: 1,
      platform: 'browser',
      version: '0.1.0',
      keys: { by: 'browser', locked: 'no' },
      associations: [],
      dataFolder: null,
      absent: { git: 'no-git', notifications: 'desktop-only' },
    });
    expect(reply.value.absent).not.toHaveProperty('join');
  });

  it('is read-only where the page came without https', async () => {
    const { host } = tab(null, null);
    const hello = await host.request<'hello'>(HELLO);
    if (!hello.ok) throw new Error(hello.problem.message);
    expect(hello.value.absent).toMatchObject({
      join: 'no-secure-context',
      propose: 'no-secure-context',
    });
    const join = await host.request({ type: 'join', text: 'x' });
    expect(join).toMatchObject({
      ok: false,
      problem: { code: 'read-only', details: { reason: 'no-secure-context' } },
    });
  });

  it('has one version of the app at the storage; the other is told, and told when it is free', async () => {
    const lock = new OneLock();
    const [first, second] = [tab(lock), tab(lock)];
    expect((await first.host.request<'hello'>(HELLO)).ok).toBe(true);
    expect(await second.host.request<'hello'>(HELLO)).toMatchObject({
      ok: false,
      problem: { code: 'other-tab' },
    });
    expect(second.timesAnew()).toBe(0);
    lock.release();
    await expect.poll(() => second.timesAnew()).toBe(1);
    expect((await second.host.request<'hello'>(HELLO)).ok).toBe(true);
  });

  it('keeps settings, and tells every page of a change', async () => {
    const { host } = tab(new OneLock());
    const heard: string[] = [];
    host.onEvent((event) => {
      if (event.type === 'settings') heard.push(event.settings.theme);
    });
    const changed = await host.request({ type: 'change-settings', theme: 'dark' });
    expect(changed).toMatchObject({ ok: true, value: { theme: 'dark' } });
    expect(await host.request({ type: 'settings' })).toEqual(changed);
    await expect.poll(() => heard).toEqual(['dark']);
  });

  it('takes no request that has no form, and does nothing that is not a browser’s', async () => {
    const { host } = tab(new OneLock());
    const odd = await host.request({ type: 'hello', protocol: 2 } as unknown as typeof HELLO);
    expect(odd).toMatchObject({ ok: false, problem: { code: 'malformed-request' } });
    const folder = await host.request({ type: 'show-data-folder' });
    expect(folder).toMatchObject({ ok: false, problem: { code: 'not-here' } });
  });
});
