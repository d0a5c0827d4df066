import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '../e2e/support/desktop-test.ts';

const HERE = /^app:\/\/bundle\//;

/** A site that a page might be sent to; counts who comes. */
async function hostileSite(): Promise<{ url: string; visits: () => number; server: Server }> {
  let visits = 0;
  const server = createServer((_request, response) => {
    visits += 1;
    response.end('<title>elsewhere</title>');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, visits: () => visits, server };
}

test('a page goes nowhere else, and opens nothing', async ({ launch }) => {
  const { app, page } = await launch();
  const { url, visits, server } = await hostileSite();
  const windows = (): Promise<number> =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

  for (const target of [url, 'file:///etc/passwd', 'app://other/index.html', 'data:text/html,hi']) {
    await page.evaluate((target) => {
      const link = document.createElement('a');
      link.href = target;
      document.body.append(link);
      link.click();
    }, target);
    await page.waitForTimeout(200);
    expect(page.url()).toMatch(HERE);
    const opened = await page.evaluate((target) => window.open(target) === null, target);
    expect(opened, `window.open of ${target}`).toBe(true);
    expect(await windows()).toBe(1);
  }
  await page.evaluate((target) => {
    const form = document.createElement('form');
    form.action = target;
    document.body.append(form);
    form.submit();
  }, url);
  await page.evaluate((target) => {
    window.location.assign(target);
  }, url);
  await page.waitForTimeout(300);
  expect(page.url()).toMatch(HERE);
  expect(visits()).toBe(0);
  server.close();
});

test('the bundle serves its own files, and nothing beside it', async ({ launch }) => {
  const { app } = await launch();
  const status = (url: string): Promise<number> =>
    app.evaluate(
      ({ net }, url) =>
        net.fetch(url).then(
          ({ status }) => status,
          () => 0,
        ),
      url,
    );
  expect(await status('app://bundle/')).toBe(200);
  expect(await status('app://bundle/index.html')).toBe(200);
  for (const url of [
    'app://bundle/../main/main.js',
    'app://bundle/..%2fmain/main.js',
    'app://bundle/..%2f..%2fpackage.json',
    'app://bundle/%2e%2e/main/main.js',
    'app://bundle/..%5cmain%5cmain.js',
    'app://bundle//etc/passwd',
    'app://bundle/%00',
    'app://bundle/%zz',
    'app://other/index.html',
    'app://bundle.evil/index.html',
    'app://bundle/.built',
  ]) {
    expect(await status(url), url).not.toBe(200);
  }
});

test('whatever a page asks leave for is denied', async ({ launch }) => {
  const { page } = await launch();
  const answers = await page.evaluate(async () => {
    const outcome = (asked: Promise<unknown>): Promise<string> =>
      asked.then(
        (got) => `got ${String(got)}`,
        () => 'denied',
      );
    return {
      notifications: await outcome(
        Notification.requestPermission().then((got) =>
          got === 'granted' ? got : Promise.reject(new Error(got)),
        ),
      ),
      camera: await outcome(navigator.mediaDevices.getUserMedia({ video: true })),
      screen: await outcome(navigator.mediaDevices.getDisplayMedia({ video: true })),
      place: await outcome(
        new Promise((resolve, reject) => {
          navigator.geolocation.getCurrentPosition(resolve, reject);
        }),
      ),
      clipboard: await outcome(navigator.clipboard.readText()),
      midi: await outcome(navigator.requestMIDIAccess({ sysex: true })),
    };
  });
  expect(answers).toEqual({
    notifications: 'denied',
    camera: 'denied',
    screen: 'denied',
    place: 'denied',
    clipboard: 'denied',
    midi: 'denied',
  });
});

test('a page may write to the clipboard after a click, and nothing inside of it may', async ({
  launch,
}) => {
  const { app, page } = await launch();
  await page.evaluate(() => {
    const button = document.createElement('button');
    button.textContent = 'Copy this';
    button.addEventListener('click', () => {
      navigator.clipboard.writeText('an invite').then(
        () => button.append(' - copied'),
        () => button.append(' - denied'),
      );
    });
    document.body.prepend(button);
  });
  await page.getByRole('button', { name: 'Copy this' }).click();
  await expect(page.getByRole('button', { name: 'Copy this - copied' })).toBeVisible();
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('an invite');

  const inside = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return contents?.executeJavaScript(`new Promise((resolve) => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      frame.contentWindow.navigator.permissions.query({ name: 'clipboard-write' }).then(
        ({ state }) => resolve(state),
        () => resolve('denied'),
      );
    })`) as Promise<string>;
  });
  expect(inside).not.toBe('granted');
});
