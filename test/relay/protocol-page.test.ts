import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { CLOSE_CODES } from '../../shared/protocol/close-codes.ts';
import { DOCUMENT_REFUSALS } from '../../shared/protocol/document-messages.ts';

const page = await readFile(new URL('../../docs/PROTOCOL.md', import.meta.url), 'utf8');

it('the page of formats names every close code and every refusal of an update', () => {
  for (const [name, code] of Object.entries(CLOSE_CODES)) {
    expect(page).toContain(`| ${code} | \`${name}\` |`);
  }
  for (const code of DOCUMENT_REFUSALS) expect(page).toContain(`\`${code}\``);
});

it('the page for operators names every option of the command', async () => {
  const main = await readFile(new URL('../../sync-server/main.ts', import.meta.url), 'utf8');
  const running = await readFile(new URL('../../docs/RUNNING-A-RELAY.md', import.meta.url), 'utf8');
  const [, options = ''] = /options: \{(.*?)\n {6}\},/s.exec(main) ?? [];
  const names = [...options.matchAll(/'?([a-z-]+)'?: \{ type/g)].map(([, name = '']) => name);
  expect(names).toHaveLength(15);
  for (const name of names) expect(running).toContain(`--${name}`);
});
