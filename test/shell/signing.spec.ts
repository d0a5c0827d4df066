import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Desktop } from '../e2e/support/desktop.ts';
import { expect, test } from '../e2e/support/desktop-test.ts';
import { FOUNDING } from '../e2e/support/founding.ts';

const CANCEL = 0;
const SIGN = 1;

const associationsOf = async (desktop: Desktop): Promise<readonly { ledger: string }[]> => {
  const hello = await desktop.request<'hello'>({ type: 'hello', protocol: 1 });
  return hello.ok ? hello.value.associations : [];
};

test('no association is founded that the person did not confirm', async ({ launch }) => {
  const desktop = await launch();
  await desktop.answerDialogs(CANCEL);
  const declined = await desktop.request<'found'>(FOUNDING);
  expect(declined).toMatchObject({ ok: false, problem: { code: 'cancelled' } });
  expect(await associationsOf(desktop)).toEqual([]);
  const [asked] = await desktop.dialogs();
  expect(asked?.message).toBe('Found the association “Northern Lights”?');
  expect(asked?.detail).toContain('Secretariat: ada');
  expect(asked?.buttons[CANCEL]).toBe('Cancel');

  await desktop.answerDialogs(SIGN);
  const founded = await desktop.request<'found'>(FOUNDING);
  expect(founded.ok).toBe(true);
  expect(await associationsOf(desktop)).toHaveLength(1);
});

test('no vote is signed without main’s own confirmation', async ({ launch }) => {
  test.setTimeout(300_000);
  const desktop = await launch();
  await desktop.answerDialogs(CANCEL);
  const opened = await desktop.request<'sample-open'>({ type: 'sample-open' });
  if (!opened.ok) throw new Error(opened.problem.message);
  const { ledger } = opened.value;
  // A rehearsal’s past is made without asking.
  expect(await desktop.dialogs()).toEqual([]);

  await desktop.page.reload();
  const association = await desktop.request<'open'>({ type: 'open', ledger });
  if (!association.ok) throw new Error(association.problem.message);
  const ballot = association.value.rows.rows
    .flatMap((row) => (row.kind === 'ballot' ? [row.record] : []))
    .find(({ status }) => status === 'open');
  const recused = new Set(ballot?.recusals.map(({ person }) => person));
  const voter = ballot?.roll.find(
    (person) => association.value.personas.includes(person) && !recused.has(person),
  );
  if (ballot === undefined || voter === undefined) throw new Error('no ballot is open');
  await desktop.request<'sample-act-as'>({ type: 'sample-act-as', ledger, person: voter });
  const vote = {
    type: 'propose',
    ledger,
    act: {
      type: 'ballot.cast',
      data: { ballot: ballot.id, choice: 'no', textSha256: ballot.textSha256 },
    },
  } as const;
  expect(await desktop.request<'propose'>(vote)).toEqual({
    ok: true,
    value: { outcome: 'declined' },
  });
  const [asked] = await desktop.dialogs();
  expect(asked?.message).toBe('Vote “no” on this ballot?');
  expect(asked?.detail).toContain(`Ballot: ${ballot.id}`);
  expect(asked?.detail).toContain(ballot.textSha256);
  expect(asked?.detail).toContain(`You: ${voter}`);
  const still = await desktop.request<'open'>({ type: 'open', ledger });
  // What the making of the sample signed is there, and nothing else.
  const before = association.value.outbox.map(({ id }) => id);
  expect(still.ok && still.value.outbox.map(({ id }) => id)).toEqual(before);

  await desktop.answerDialogs(SIGN);
  expect(await desktop.request<'propose'>(vote)).toMatchObject({
    ok: true,
    value: { outcome: 'queued' },
  });
  expect(await desktop.dialogs()).toHaveLength(2);
});

/** Every file below a folder, as bytes. */
async function bytesBelow(folder: string): Promise<{ path: string; bytes: Buffer }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      // What was put in place under another name meanwhile is read there.
      return { path, bytes: await readFile(path).catch(() => Buffer.alloc(0)) };
    }),
  );
}

test('no key leaves main: not to the page, and not into another file', async ({
  folder,
  launch,
}) => {
  const desktop = await launch();
  await desktop.answerDialogs(SIGN);
  const founded = await desktop.request<'found'>(FOUNDING);
  if (!founded.ok) throw new Error(founded.problem.message);
  const { ledger } = founded.value;
  await desktop.page.reload();
  // This system protects nothing, and the file says so: that is how the test knows the key.
  const keys = join(folder, 'keys');
  const records = await Promise.all(
    (await readdir(keys)).map(
      async (name) =>
        JSON.parse(await readFile(join(keys, name), 'utf8')) as Record<string, string>,
    ),
  );
  expect(records.map(({ protectedBy }) => protectedBy)).toEqual(records.map(() => 'nothing'));
  const seeds = records.map(({ seed }) => seed ?? '');
  expect(seeds.length).toBeGreaterThan(0);
  const forms = seeds.flatMap((seed) => {
    const bytes = Buffer.from(seed, 'base64url');
    return [Buffer.from(seed), bytes, Buffer.from(bytes.toString('hex'))];
  });
  const holding = async (): Promise<string[]> =>
    (await bytesBelow(folder))
      .filter(({ bytes }) => forms.some((form) => bytes.includes(form)))
      .map(({ path }) => path.slice(folder.length + 1));
  for (const path of await holding()) expect(path).toMatch(/^keys\//);

  // Whatever a page can ask for, and all that it can see.
  const replies = await Promise.all([
    desktop.request<'hello'>({ type: 'hello', protocol: 1 }),
    desktop.request<'open'>({ type: 'open', ledger }),
    desktop.request<'entry'>({ type: 'entry', ledger, seq: 1 }),
    desktop.request<'history'>({ type: 'history', ledger, before: null, limit: 500 }),
    desktop.request<'session'>({ type: 'session', ledger }),
    desktop.request<'settings'>({ type: 'settings' }),
  ]);
  const said = JSON.stringify(replies);
  for (const seed of seeds) expect(said).not.toContain(seed);

  const set = await desktop.request<'passphrase'>({
    type: 'passphrase',
    action: 'set',
    passphrase: 'a long and quiet river',
  });
  expect(set).toMatchObject({ ok: true, value: { by: 'passphrase', locked: 'no' } });
  expect(await holding()).toEqual([]);
  await desktop.close();

  const again = await launch();
  await again.answerDialogs(SIGN);
  const hello = await again.request<'hello'>({ type: 'hello', protocol: 1 });
  expect(hello.ok && hello.value.keys).toMatchObject({ by: 'passphrase', locked: 'yes' });
  await again.request<'open'>({ type: 'open', ledger });
  const admit = {
    type: 'propose',
    ledger,
    act: { type: 'organization.admit', data: { organization: { id: 'dawn', name: 'Dawn' } } },
  } as const;
  expect(await again.request<'propose'>(admit)).toMatchObject({
    ok: false,
    problem: { code: 'keys-locked' },
  });
  const unlock = (passphrase: string) =>
    again.request<'passphrase'>({ type: 'passphrase', action: 'unlock', passphrase });
  expect(await unlock('a short river')).toMatchObject({
    ok: false,
    problem: { code: 'wrong-passphrase' },
  });
  expect(await unlock('a long and quiet river')).toMatchObject({
    ok: true,
    value: { locked: 'no' },
  });
});
