import { app, session, type Session, type WebContents } from 'electron';
import { APP_PAGE, isAppAddress } from './app-address.ts';

/** What a page of the app may ask for; everything else is denied. */
const GRANTED: ReadonlySet<string> = new Set([
  // Copying an invite, after a click.
  'clipboard-sanitized-write',
]);

/** Denies whatever a page has no need of. */
export function denyPermissions(of: Session): void {
  of.setPermissionRequestHandler((contents, permission, answer) =>
    answer(GRANTED.has(permission) && isAppAddress(contents.getURL())),
  );
  of.setPermissionCheckHandler(
    (contents, permission) =>
      GRANTED.has(permission) && contents !== null && isAppAddress(contents.getURL()),
  );
  of.setDevicePermissionHandler(() => false);
  of.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  of.on('will-download', (event) => event.preventDefault());
}

/** Keeps every page where it is: the app has one page, and opens none. */
export function keepInPlace(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    if (!isAppPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  // Also what is inside of a page: there are no frames.
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** For all windows that there are going to be. */
export function guardEverything(): void {
  denyPermissions(session.defaultSession);
  app.on('session-created', denyPermissions);
  app.on('web-contents-created', (_event, contents) => keepInPlace(contents));
}

/** The page itself, at any place in it. */
function isAppPage(address: string): boolean {
  if (!isAppAddress(address)) return false;
  const { origin, pathname } = new URL(APP_PAGE);
  const asked = new URL(address);
  const isSame = asked.pathname === pathname || asked.pathname === '/';
  return isSame && asked.search === '' && asked.host === new URL(origin + pathname).host;
}
