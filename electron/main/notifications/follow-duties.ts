import { BrowserWindow, Notification } from 'electron';
import type {
  HostEvent,
  OpenedAssociation,
  Settings,
} from '../../../shared/client/host-messages.ts';
import type { DutyNotifier } from './duty-notifier.ts';
import type { Notice } from './notices.ts';
import type { QuietHours } from './quiet-hours.ts';

/** How often duties that come by time are looked for, in milliseconds. */
const LOOKED_EVERY = 60_000;

export interface DutyFollower {
  opened(opened: OpenedAssociation): void;
  take(event: HostEvent): void;
  /** What the person has set of quiet hours is known. */
  quiet(ledger: string, quietHours: QuietHours | null): void;
  stop(): void;
}

/**
 * Shows notifications of new duties. The rules and their words are loaded once something was opened:
 * the first window does not wait for them.
 */
export function followDuties(settings: () => Settings, goTo: (link: string) => void): DutyFollower {
  let loading: Promise<DutyNotifier> | null = null;
  const load = async (): Promise<DutyNotifier> => {
    const { DutyNotifier } = await import('./duty-notifier.ts');
    return new DutyNotifier({
      settings,
      clock: Date.now,
      isWatched: () => BrowserWindow.getFocusedWindow() !== null,
      show: (notice) => show(notice, goTo),
    });
  };
  const withNotifier = (use: (notifier: DutyNotifier) => void): void => {
    loading?.then(use).catch(console.error);
  };
  const timer = setInterval(() => withNotifier((notifier) => notifier.check()), LOOKED_EVERY);
  return {
    opened(opened) {
      loading ??= load();
      withNotifier((notifier) => notifier.opened(opened));
    },
    take: (event) => withNotifier((notifier) => notifier.take(event)),
    quiet: (ledger, quietHours) => withNotifier((notifier) => notifier.quiet(ledger, quietHours)),
    stop: () => clearInterval(timer),
  };
}

/** Those that are shown: one that nobody holds is collected, and its click is lost. */
const shown = new Set<Notification>();

function show({ title, body, link }: Notice, goTo: (link: string) => void): () => void {
  if (!Notification.isSupported()) return () => undefined;
  const notification = new Notification({ title, body });
  shown.add(notification);
  notification.on('click', () => goTo(link));
  notification.on('close', () => shown.delete(notification));
  notification.show();
  return () => {
    shown.delete(notification);
    notification.close();
  };
}
