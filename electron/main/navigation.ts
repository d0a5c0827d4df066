import { app, session, type Session, type WebContents } from 'electron';
import { APP_PAGE, isAppAddress } from './app-address.ts';

/** What the app's own page may ask for, and nothing inside of it; everything else is denied. */
const GRANTED: ReadonlySet<string> = new Set([
  // Copying an invite, after a click.
  'clipboard-sanitized-write',
]);

const mayHave = (permission: string, address: string, frame: { isMainFrame: boolean }): boolean =>
  GRANTED.has(permission) && frame.isMainFrame && isAppAddress(address);

/** Denies whatever a page has no need of. */
export function denyPermissions(of: Session): void {
  of.setPermissionRequestHandler((contents, permission, answer, details) =>
    answer(mayHave(permission, contents.getURL(), details)),
  );
  of.setPermissionCheckHandler(
    (contents, permission, _origin, details) =>
      contents !== null && mayHave(permission, contents.getURL(), details),
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
