import { again, type Desktop } from '../e2e/support/desktop.ts';
import { expect, test } from '../e2e/support/desktop-test.ts';
import { FOUNDING } from '../e2e/support/founding.ts';

/** How long a process may take to be started again on a busy machine. */
const STARTS = { timeout: 60_000 };

/** The process of that name, as the system knows it. */
const pidOf = (desktop: Desktop, name: string): Promise<number | null> =>
  again(() =>
    desktop.app.evaluate(({ app }, name) => {
      const found = app
        .getAppMetrics()
        .find((metric) => metric.serviceName === name || metric.name === name);
      return found?.pid ?? null;
    }, name),
  );

async function found(desktop: Desktop): Promise<{ ledger: string; relay: string }> {
  await desktop.answerDialogs(1);
  const founded = await desktop.request<'found'>(FOUNDING);
  if (!founded.ok) throw new Error(founded.problem.message);
  const hello = await desktop.request<'hello'>({ type: 'hello', protocol: 1 });
  const [known] = hello.ok ? hello.value.associations : [];
  if (known === undefined) throw new Error('the association is not known');
  return { ledger: known.ledger, relay: known.relayUrl };
}

const policyOf = (desktop: Desktop): Promise<string> =>
  again(() =>
    desktop.app.evaluate(async ({ net }) => {
      const { headers } = await net.fetch('app://bundle/index.html');
      return headers.get('content-security-policy') ?? '';
    }),
  );

test('a page that opens a ledger may reach its relay, and comes back to its place', async ({
  launch,
}) => {
  const desktop = await launch();
  const { ledger, relay } = await found(desktop);
  expect(relay).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(await policyOf(desktop)).toContain(`connect-src ${relay} ${relay.replace('http', 'ws')};`);
  const reach = () =>
    desktop.page.evaluate(
      (url) =>
        fetch(url).then(
          () => 'reached',
          () => 'refused',
        ),
      `${relay}/relay`,
    );
  // The page was loaded before there was a relay.
  expect(await reach()).toBe('refused');
  await desktop.page.evaluate(() => {
    window.location.hash = '#/association';
  });
  const reloaded = desktop.page.waitForEvent('load');
  await desktop.request<'open'>({ type: 'open', ledger });
  await reloaded;
  expect(desktop.page.url()).toBe('app://bundle/index.html#/association');
  await expect.poll(reach).toBe('reached');
});

test('a store process that dies is started again, and nothing is lost', async ({ launch }) => {
  const desktop = await launch();
  const { ledger } = await found(desktop);
  await desktop.page.reload();
  const before = await pidOf(desktop, 'Convene store');
  if (before === null) throw new Error('there is no store process');
  process.kill(before, 'SIGKILL');
  await expect.poll(() => pidOf(desktop, 'Convene store'), STARTS).not.toBe(before);
  await expect
    .poll(async () => {
      const hello = await desktop
        .request<'hello'>({ type: 'hello', protocol: 1 })
        .catch(() => null);
      return hello?.ok ? hello.value.associations.map((known) => known.ledger) : [];
    }, STARTS)
    .toEqual([ledger]);
});

test('a relay that dies is started again at its address', async ({ launch }) => {
  const desktop = await launch();
  const { ledger, relay } = await found(desktop);
  const named = await desktop.app.evaluate(({ app }) =>
    app
      .getAppMetrics()
      .map((metric) => metric.name ?? metric.serviceName ?? '')
      .find((name) => name.startsWith('Convene relay')),
  );
  const before = await pidOf(desktop, named ?? '');
  if (before === null) throw new Error('there is no relay process');
  process.kill(before, 'SIGKILL');
  await expect
    .poll(
      () =>
        fetch(`${relay}/relay`).then(
          async (answer) => ((await answer.json()) as { ledger: string }).ledger,
          () => null,
        ),
      STARTS,
    )
    .toBe(ledger);
});

test('a relay that is shared is reached from the network, and held awake', async ({ launch }) => {
  const desktop = await launch();
  const { ledger, relay } = await found(desktop);
  await desktop.page.reload();
  const awake = (): Promise<boolean> =>
    again(() =>
      desktop.app.evaluate(({ powerSaveBlocker }) =>
        [0, 1, 2].some((id) => powerSaveBlocker.isStarted(id)),
      ),
    );
  expect(await awake()).toBe(false);
  const share = (on: 'this-network' | 'this-computer') =>
    desktop.request<'share-relay'>({ type: 'share-relay', ledger, on });
  const shared = await share('this-network');
  if (!shared.ok) throw new Error(shared.problem.message);
  const keeps = (url: string): Promise<string | null> =>
    fetch(`${url}/relay`).then(
      async (answer) => ((await answer.json()) as { ledger: string }).ledger,
      () => null,
    );
  expect(new URL(shared.value.relayUrl).port).toBe(new URL(relay).port);
  expect(await keeps(shared.value.relayUrl)).toBe(ledger);
  expect(await awake()).toBe(true);
  const back = await share('this-computer');
  expect(back).toEqual({ ok: true, value: { relayUrl: relay } });
  expect(await keeps(relay)).toBe(ledger);
  expect(await awake()).toBe(false);
});

test('after a power cut, the association and its relay are there again', async ({ launch }) => {
  const desktop = await launch();
  const { ledger, relay } = await found(desktop);
  await desktop.kill();
  const again = await launch();
  await again.answerDialogs(1);
  const opened = await again.request<'open'>({ type: 'open', ledger });
  expect(opened.ok && opened.value.association).toMatchObject({ ledger, relayUrl: relay });
  await expect
    .poll(async () => {
      const { ok, ...reply } = await again.request<'open'>({ type: 'open', ledger });
      return ok && 'value' in reply ? reply.value.connection.status : null;
    }, STARTS)
    .toBe('online');
});
