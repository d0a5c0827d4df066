import { readFile } from 'node:fs/promises';
import { StartError, systemCode } from '../start-error.ts';
import type { OutreachOptions } from './outreach-options.ts';
import { readSmtpOptions } from './smtp-options.ts';

/** What of a command line is about reaching people, as `parseArgs` takes it. */
export const OUTREACH_ARGUMENTS = {
  smtp: { type: 'string' },
  'smtp-password-file': { type: 'string' },
  'smtp-ca': { type: 'string' },
  'mail-from': { type: 'string' },
  'private-webhooks': { type: 'boolean', default: false },
} as const;

export interface OutreachValues {
  readonly smtp?: string | undefined;
  readonly 'smtp-password-file'?: string | undefined;
  readonly 'smtp-ca'?: string | undefined;
  readonly 'mail-from'?: string | undefined;
  readonly 'private-webhooks'?: boolean | undefined;
}

/** The environment's name for the password: an argument would be seen by everybody on the computer. */
const PASSWORD = 'CONVENE_SMTP_PASSWORD';

/** @throws StartError, which names no password. */
export async function readOutreachOptions(
  values: OutreachValues,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<OutreachOptions> {
  const { smtp: url, 'mail-from': from } = values;
  const webhooks = values['private-webhooks'] === true ? 'private-too' : 'public';
  if (url === undefined && from === undefined) {
    if (values['smtp-ca'] === undefined && values['smtp-password-file'] === undefined) {
      return { webhooks };
    }
    throw new StartError('--smtp-ca and --smtp-password-file go with --smtp');
  }
  if (url === undefined || from === undefined) {
    throw new StartError('--smtp and --mail-from go together');
  }
  const file = await readIfNamed(values['smtp-password-file']);
  const password = file?.replace(/\r?\n$/, '') ?? environment[PASSWORD] ?? null;
  const ca = await readIfNamed(values['smtp-ca']);
  return { webhooks, smtp: readSmtpOptions({ url, password, from, ca }) };
}

async function readIfNamed(path: string | undefined): Promise<string | null> {
  if (path === undefined) return null;
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new StartError(`${path} cannot be read (${systemCode(error)})`);
  }
}
