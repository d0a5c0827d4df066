import { shell } from 'electron';

/** Opens an `https:` address in the person's browser. Anything else is opened nowhere. */
export async function openOutside(address: string): Promise<'opened' | 'refused'> {
  if (!URL.canParse(address)) return 'refused';
  const { protocol, username, password, href } = new URL(address);
  if (protocol !== 'https:' || username !== '' || password !== '') return 'refused';
  await shell.openExternal(href);
  return 'opened';
}
