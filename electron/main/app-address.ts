import { join, sep } from 'node:path';

/** The origin names the IndexedDB of the app, so it never changes. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'bundle';
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;
export const APP_PAGE = `${APP_ORIGIN}/index.html`;

/** Whether an address is of the app's own pages. */
export function isAppAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host } = new URL(address);
  return protocol === `${APP_SCHEME}:` && host === APP_HOST;
}

/**
 * The file of the bundle that an address names; null where it names none: another host, a path that
 * leaves the bundle, or one that is not plainly written.
 */
export function bundleFile(folder: string, address: string): string | null {
  if (!isAppAddress(address)) return null;
  const path = decodePath(new URL(address).pathname);
  if (path === null || path.includes('\\') || path.includes('\0')) return null;
  const file = join(folder, path === '/' ? 'index.html' : path);
  return file.startsWith(folder + sep) ? file : null;
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
}
