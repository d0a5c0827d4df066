import { EMPTY_STATE } from '../../shared/rules/state.ts';
import { actLabel, consequenceOf } from '../../shared/wording/index.ts';
import { BrowserHost, problem } from './browser-host.ts';
import { cannotSign } from './browser-crypto.ts';
import { BrowserKeys } from './browser-keys.ts';
import { browserPorts } from './browser-ports.ts';
import { BrowserProfile } from './browser-profile.ts';
import { STORAGE_LOCK } from './messages.ts';
import { Pages } from './pages.ts';
import { savingByPage } from './save-by-page.ts';
import { VERSION } from './version.ts';

export interface WorkerSurroundings {
  /** Null in a page that came without https. */
  readonly subtle: SubtleCrypto | null;
  readonly locks: LockManager | null;
  readonly origin: string;
}

/**
 * The worker's life: it takes pages at once, and answers them once it alone has the storage of this
 * origin. Another version of the app in another tab may have it.
 */
export function startWorker({ subtle, locks, origin }: WorkerSurroundings): Pages {
  const hosting = new Hosting();
  const pages = new Pages((request) => hosting.handle(request));
  const open = async (): Promise<BrowserHost> => {
    const profile = await BrowserProfile.open();
    const why = await cannotSign(subtle);
    const keys = new BrowserKeys({
      database: profile.database,
      subtle,
      cannotSign: why,
      confirm: async ({ type, data, sentence }) => {
        const consequence = consequenceOf({ type, data }, EMPTY_STATE);
        const label = actLabel(type);
        return (await pages.ask({ type: 'confirm', sentence, label, consequence })) === 'yes';
      },
    });
    return new BrowserHost({
      profile,
      ports: browserPorts({ profile, keys, subtle, cannotSign: why }),
      cannotSign: why,
      version: VERSION,
      origin,
      saving: savingByPage(pages),
      emit: (event) => pages.tell({ event }),
    });
  };
  // Without locks there is no WebCrypto either, and nothing is signed or written twice.
  if (locks === null) hosting.begin(open());
  else void holdStorage(locks, hosting, open, pages);
  return pages;
}

/** Answers with what is known: not yet, in another tab, or by the host. */
class Hosting {
  #host: Promise<BrowserHost> | null = null;
  #elsewhere: 'no' | 'yes' = 'no';
  readonly #waiting: (() => void)[] = [];

  begin(host: Promise<BrowserHost>): void {
    this.#host = host;
    this.#elsewhere = 'no';
    this.#wake();
  }

  isElsewhere(): void {
    this.#elsewhere = 'yes';
    this.#wake();
  }

  async handle(request: Parameters<BrowserHost['handle']>[0]) {
    if (this.#host === null && this.#elsewhere === 'no')
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.#host === null) {
      return problem('other-tab', 'another version of the app has the storage of this origin');
    }
    try {
      return await (await this.#host).handle(request);
    } catch (error) {
      return problem('disk', error instanceof Error ? error.message : String(error));
    }
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

async function holdStorage(
  locks: LockManager,
  hosting: Hosting,
  open: () => Promise<BrowserHost>,
  pages: Pages,
): Promise<void> {
  const forEver = (): Promise<void> => {
    hosting.begin(open());
    return new Promise(() => {});
  };
  const free = await locks.request(STORAGE_LOCK, { ifAvailable: true }, (lock) => {
    if (lock === null) return 'taken' as const;
    return forEver();
  });
  if (free !== 'taken') return;
  hosting.isElsewhere();
  await locks.request(STORAGE_LOCK, () => {
    pages.tell({ free: true });
    return forEver();
  });
}
