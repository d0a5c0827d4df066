import { shell } from 'electron';
import { isPortalAddress } from '../../shared/client/portal-address.ts';

/**
 * Opens an `https:` address in the person's browser, or a page of the portal of one of the app's own
 * relays, which may be on this computer and so without https. Anything else is opened nowhere.
 */
export async function openOutside(
  address: string,
  relays: readonly string[],
): Promise<'opened' | 'refused'> {
  if (!URL.canParse(address)) return 'refused';
  const { protocol, username, password, href } = new URL(address);
  if (username !== '' || password !== '') return 'refused';
  if (protocol !== 'https:' && !isPortalAddress(href, relays)) return 'refused';
  await shell.openExternal(href);
  return 'opened';
}
