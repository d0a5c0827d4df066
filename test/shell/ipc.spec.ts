import { expect, test } from '../e2e/support/desktop-test.ts';

const HELLO = { type: 'hello', protocol: 1 } as const;

test('a request without a known form is refused with a reason', async ({ launch }) => {
  const desktop = await launch();
  const malformed: unknown[] = [
    null,
    'hello',
    {},
    { type: 'nothing' },
    { type: 'hello', protocol: 2 },
    { type: 'hello', protocol: 1, more: 1 },
    { type: 'open', ledger: '../../etc/passwd' },
    { type: 'propose', ledger: 'a'.repeat(64), act: { type: 'ballot.cast' } },
  ];
  for (const request of malformed) {
    const reply = await desktop.request(request as typeof HELLO);
    expect(reply, JSON.stringify(request)).toMatchObject({
      ok: false,
      problem: { code: 'malformed-request' },
    });
  }
});

test('a frame inside the page has no bridge, and is not heard', async ({ launch }) => {
  const { app, page } = await launch();
  const bridge = await page.evaluate(async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    await new Promise((resolve) => setTimeout(resolve, 200));
    return typeof (frame.contentWindow as unknown as { convene?: unknown } | null)?.convene;
  });
  expect(bridge).toBe('undefined');
  // The same channel from a page that is not the app's, with a preload that would use it.
  const answer = await app.evaluate(async ({ app, BrowserWindow }) => {
    const preload = `${app.getAppPath()}/dist/preload/preload.cjs`;
    const other = new BrowserWindow({ show: false, webPreferences: { preload } });
    await other.loadURL('data:text/html,<title>elsewhere</title>');
    const said = (await other.webContents.executeJavaScript(
      `window.convene.host.request({ type: 'hello', protocol: 1 }).then(() => 'answered', (error) => error.message)`,
    )) as string;
    other.destroy();
    return said;
  });
  expect(answer).toContain('refused: not a page of the app');
});

test('main answers what is its own', async ({ folder, launch }) => {
  const desktop = await launch();
  const hello = await desktop.request<'hello'>(HELLO);
  expect(hello).toMatchObject({
    ok: true,
    value: { platform: 'desktop', dataFolder: folder, associations: [] },
  });
  await desktop.listen();
  const changed = await desktop.request<'change-settings'>({
    type: 'change-settings',
    theme: 'dark',
  });
  expect(changed).toEqual({
    ok: true,
    value: { theme: 'dark', notifications: 'on', mutedGroups: [] },
  });
  expect(await desktop.events()).toEqual([
    { type: 'settings', settings: { theme: 'dark', notifications: 'on', mutedGroups: [] } },
  ]);
  await desktop.close();

  const again = await launch();
  expect(await again.request<'settings'>({ type: 'settings' })).toMatchObject({
    value: { theme: 'dark' },
  });
});

test('only https: addresses are opened outside', async ({ launch }) => {
  const desktop = await launch();
  await desktop.app.evaluate(({ shell }) => {
    const opened: string[] = [];
    (globalThis as unknown as { opened: string[] }).opened = opened;
    shell.openExternal = (url) => {
      opened.push(url);
      return Promise.resolve();
    };
  });
  for (const url of [
    'file:///etc/passwd',
    'javascript:alert(1)',
    'http://example.com/',
    'https://person:word@example.com/',
    'smb://example.com/',
    'nonsense',
  ]) {
    const reply = await desktop.request<'open-outside'>({ type: 'open-outside', url });
    expect(reply.ok, url).toBe(false);
  }
  const reply = await desktop.request<'open-outside'>({
    type: 'open-outside',
    url: 'https://example.com/a?b#c',
  });
  expect(reply.ok).toBe(true);
  const opened = await desktop.app.evaluate(
    () => (globalThis as unknown as { opened: string[] }).opened,
  );
  expect(opened).toEqual(['https://example.com/a?b#c']);
});
