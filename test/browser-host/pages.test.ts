/// <reference lib="dom" />
import { describe, expect, it } from 'vitest';
import type { HostReply, HostRequest, HostRequestType } from '../../shared/client/host-messages.ts';
import { PageHost } from '../../renderer/browser-host/page-host.ts';
import { Pages } from '../../renderer/browser-host/pages.ts';

const CONFIRMATION = { sentence: 'Ada voted yes.', label: 'Vote', consequence: null };

/** A worker's side with pages that reach it over real channels. */
function someWorker(handle?: (request: HostRequest) => Promise<HostReply<HostRequestType>>) {
  const seen: HostRequest[] = [];
  const nothing: HostReply<HostRequestType> = { ok: true, value: {} };
  const pages = new Pages(
    handle ??
      ((request) => {
        seen.push(request);
        return Promise.resolve(nothing);
      }),
  );
  const page = () => {
    const { port1, port2 } = new MessageChannel();
    pages.add(port1);
    port1.start();
    port2.start();
    const done: string[] = [];
    const host = new PageHost(port2, {
      origin: 'http://127.0.0.1:8443',
      saveFile: (name, content) => done.push(`saved ${name} ${content.size}`),
      openOutside: (url) => done.push(`opened ${url}`),
      startAnew: () => done.push('anew'),
      keepStorage: () => done.push('kept'),
    });
    const close = (): void => {
      port1.close();
      port2.close();
    };
    return { host, done, close };
  };
  return { pages, page, seen };
}

const RECONNECT = { type: 'reconnect', ledger: 'ab'.repeat(32) } as const;

/** The channel has delivered what was posted. */
const delivered = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve, 1));
};

describe('pages and their worker', () => {
  it('answers each request to the page that asked, in whatever order', async () => {
    const slow = new Map<string, () => void>();
    const { page } = someWorker(async (request) => {
      const ledger = 'ledger' in request ? (request.ledger ?? '') : '';
      await new Promise<void>((resolve) => slow.set(ledger, resolve));
      return { ok: false, problem: { code: ledger, message: '', details: {} } };
    });
    const [first, second] = [page(), page()];
    const ask = (host: PageHost, ledger: string) => host.request({ type: 'reconnect', ledger });
    const replies = [ask(first.host, 'a'), ask(second.host, 'b'), ask(first.host, 'c')];
    await delivered();
    for (const ledger of ['c', 'a', 'b']) slow.get(ledger)?.();
    const codes = (await Promise.all(replies)).map((reply) => (reply.ok ? '' : reply.problem.code));
    expect(codes).toEqual(['a', 'b', 'c']);
    first.close();
    second.close();
  });

  it('tells events to every page, and not to one that stopped listening', async () => {
    const { pages, page } = someWorker();
    const [first, second] = [page(), page()];
    const heard: string[] = [];
    const stop = first.host.onEvent(({ type }) => heard.push(`first ${type}`));
    second.host.onEvent(({ type }) => heard.push(`second ${type}`));
    pages.tell({ event: { type: 'associations', associations: [] } });
    await delivered();
    stop();
    pages.tell({ event: { type: 'go-to', link: '' } });
    await delivered();
    expect(heard.sort()).toEqual(['first associations', 'second associations', 'second go-to']);
    first.close();
    second.close();
  });

  it('asks the page where the person is', async () => {
    const { pages, page } = someWorker();
    const [first, second] = [page(), page()];
    const asked: string[] = [];
    first.host.onConfirm(({ sentence }) => {
      asked.push(`first: ${sentence}`);
      return Promise.resolve('yes');
    });
    second.host.onConfirm(() => {
      asked.push('second');
      return Promise.reject(new Error('the dialog broke'));
    });
    await second.host.request(RECONNECT);
    await first.host.request(RECONNECT);
    expect(await pages.ask({ type: 'confirm', ...CONFIRMATION })).toBe('yes');
    await second.host.request(RECONNECT);
    expect(await pages.ask({ type: 'confirm', ...CONFIRMATION })).toBe('no');
    expect(asked).toEqual(['first: Ada voted yes.', 'second']);
    first.close();
    second.close();
  });

  it('waits for somebody who puts the question', async () => {
    const { pages, page } = someWorker();
    const { host, close } = page();
    await host.request(RECONNECT);
    const answer = pages.ask({ type: 'confirm', ...CONFIRMATION });
    await delivered();
    host.onConfirm((confirmation) => {
      expect(confirmation).toEqual(CONFIRMATION);
      return Promise.resolve('yes');
    });
    expect(await answer).toBe('yes');
    close();
  });

  it('takes it for a no where there is no page, or where it goes away', async () => {
    const { pages, page } = someWorker();
    expect(await pages.ask({ type: 'confirm', ...CONFIRMATION })).toBe('no');
    const { host, close } = page();
    await host.request(RECONNECT);
    const answer = pages.ask({ type: 'confirm', ...CONFIRMATION });
    host.bye();
    expect(await answer).toBe('no');
    close();
  });

  it('lets nobody answer for another page', async () => {
    const { pages, page } = someWorker();
    const { host, close } = page();
    const { port1, port2 } = new MessageChannel();
    pages.add(port1);
    port1.start();
    await host.request(RECONNECT);
    const answer = pages.ask({ type: 'confirm', ...CONFIRMATION });
    for (let id = 0; id < 5; id += 1) port2.postMessage({ answer: { id, answer: 'yes' } });
    await delivered();
    host.onConfirm(() => Promise.resolve('no'));
    expect(await answer).toBe('no');
    close();
    port1.close();
    port2.close();
  });

  it('has the page save files and open addresses, https only', async () => {
    const { pages, page, seen } = someWorker();
    const { host, done, close } = page();
    await host.request(RECONNECT);
    const content = new Blob(['a\nb\n']);
    expect(await pages.ask({ type: 'save-file', name: 'x.convene', content })).toBe('yes');
    const open = (url: string) => host.request({ type: 'open-outside', url });
    expect((await open('https://example.org/')).ok).toBe(true);
    expect((await open('javascript:alert(1)')).ok).toBe(false);
    expect((await open('http://127.0.0.1:8443/portal/groups/ops')).ok).toBe(true);
    expect((await open('http://127.0.0.1:8443/ledger')).ok).toBe(false);
    expect(done).toEqual([
      'saved x.convene 4',
      'opened https://example.org/',
      'opened http://127.0.0.1:8443/portal/groups/ops',
    ]);
    expect(seen).toHaveLength(1);
    close();
  });

  it('asks the browser to keep what there is once a key is in it', async () => {
    let ok = false;
    const { page } = someWorker(() =>
      Promise.resolve(
        ok
          ? { ok: true, value: { ledger: '' } }
          : { ok: false, problem: { code: 'invite-used', message: '', details: {} } },
      ),
    );
    const { host, done, close } = page();
    await host.request({ type: 'join', text: 'x' });
    expect(done).toEqual([]);
    ok = true;
    await host.request(RECONNECT);
    expect(done).toEqual([]);
    await host.request({ type: 'join', text: 'x' });
    expect(done).toEqual(['kept']);
    close();
  });

  it('answers with a problem once the worker is broken', async () => {
    const { page } = someWorker(() => new Promise(() => {}));
    const { host, close } = page();
    const waiting = host.request(RECONNECT);
    host.broken('it could not be started');
    for (const reply of [await waiting, await host.request(RECONNECT)]) {
      expect(reply).toMatchObject({ ok: false, problem: { code: 'internal' } });
    }
    close();
  });
});
