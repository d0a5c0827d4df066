import { expect, test } from '../e2e/support/desktop-test.ts';

test('each load of the page has a policy of its own, with a nonce of its own', async ({
  launch,
}) => {
  const desktop = await launch();
  const { page } = desktop;
  // The page may reach nothing, itself included, so that it is main that fetches.
  await expect(page.evaluate(() => fetch('app://bundle/index.html'))).rejects.toThrow();
  const fetched = () =>
    desktop.app.evaluate(async ({ net }) => {
      const answer = await net.fetch('app://bundle/index.html');
      return {
        header: answer.headers.get('content-security-policy'),
        nonce: /csp-nonce" nonce="([^"]+)"/.exec(await answer.text())?.[1],
      };
    });
  const [first, second] = [await fetched(), await fetched()];
  expect(first.nonce).toMatch(/^[A-Za-z0-9+/]{24}$/);
  expect(second.nonce).not.toBe(first.nonce);
  expect(first.header?.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${first.nonce}'`,
    "font-src 'self'",
    "img-src 'self' blob: data:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types convene-worker',
  ]);
});

test('scripts, styles and markup from elsewhere do nothing', async ({ launch }) => {
  const desktop = await launch();
  const { page } = desktop;
  const outcome = await page.evaluate(async () => {
    const refused: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      refused.push(event.effectiveDirective);
    });
    const wanted = ['connect-src', 'frame-src', 'img-src', 'style-src-elem'];
    /** Each is told of in its time. */
    const settle = async (): Promise<void> => {
      for (let look = 0; look < 100 && !wanted.every((each) => refused.includes(each)); look += 1)
        await new Promise((resolve) => setTimeout(resolve, 100));
    };
    const tries = {
      evaluated: () => (Reflect.get(window, 'eval') as (text: string) => number)('1'),
      markup: () => {
        document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>';
        return 1;
      },
      policy: () => {
        const { trustedTypes } = window as unknown as {
          trustedTypes: { createPolicy(name: string, rules: object): unknown };
        };
        trustedTypes.createPolicy('another', {});
        return 1;
      },
    };
    // In a task of the page's own: what a debugger evaluates is let through.
    const threw = await new Promise<string[]>((resolve) => {
      setTimeout(() => {
        resolve(
          Object.entries(tries).map(([name, attempt]) => {
            try {
              attempt();
              return `${name} was let through`;
            } catch {
              return `${name} refused`;
            }
          }),
        );
      }, 0);
    });
    const image = document.createElement('img');
    image.src = 'https://example.com/pixel.png';
    document.body.append(image);
    const style = document.createElement('style');
    style.textContent = 'body { display: none }';
    document.head.append(style);
    const frame = document.createElement('iframe');
    frame.src = 'https://example.com/';
    document.body.append(frame);
    const reached = await fetch('https://example.com/').then(
      () => 'reached',
      () => 'not reached',
    );
    await settle();
    return { threw, reached, refused: [...new Set(refused)].sort() };
  });
  expect(outcome.threw).toEqual(['evaluated refused', 'markup refused', 'policy refused']);
  expect(outcome.reached).toBe('not reached');
  expect(outcome.refused).toEqual(
    expect.arrayContaining(['connect-src', 'frame-src', 'img-src', 'style-src-elem']),
  );
});

test('the app itself breaks its policy nowhere', async ({ launch }) => {
  const desktop = await launch();
  const { page } = desktop;
  for (const place of ['', '#/inbox', '#/groups', '#/association', '#/ledger', '#/settings']) {
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, place);
    await page.reload();
    await page.waitForTimeout(500);
  }
  expect(desktop.violations).toEqual([]);
  expect(desktop.errors).toEqual([]);
});
