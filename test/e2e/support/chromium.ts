import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';

/** The build that the relay serves, and that the app has too. */
export const WEB = join(import.meta.dirname, '../../../dist/renderer');

const SYSTEM_CHROMIUM = '/usr/bin/chromium';

/** What Chromium is started with in tests. */
export const chromiumOptions = (...args: readonly string[]) => ({
  ...(existsSync(SYSTEM_CHROMIUM) && { executablePath: SYSTEM_CHROMIUM }),
  args: ['--no-sandbox', ...args],
});

export const launchChromium = (...args: readonly string[]): Promise<Browser> =>
  chromium.launch(chromiumOptions(...args));

/** What Chromium says of a line that was cut: before a request, while it was answered, or after. */
export const OF_A_CUT_LINE =
  /WebSocket|net::ERR_(?:CONNECTION|EMPTY_RESPONSE|SOCKET_NOT_CONNECTED|INCOMPLETE_CHUNKED|CONTENT_LENGTH)/;

/** What a page was refused by its policy, and what it has complained of. */
export interface Said {
  readonly violations: string[];
  readonly errors: string[];
}

export function listenTo(page: Page): Said {
  const said: Said = { violations: [], errors: [] };
  page.on('console', (message) => {
    const text = message.text();
    if (/Content Security Policy|TrustedScript|TrustedHTML/.test(text)) said.violations.push(text);
    else if (message.type() === 'error') said.errors.push(text);
  });
  page.on('pageerror', (error) => said.errors.push(String(error)));
  return said;
}
