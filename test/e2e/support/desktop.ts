import type { ChildProcess } from 'node:child_process';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type {
  HostEvent,
  HostReply,
  HostRequestOf,
  HostRequestType,
} from '../../../shared/client/host-messages.ts';

const ROOT = new URL('../../..', import.meta.url).pathname;

/** How long Electron may take to start, in milliseconds; several may do so at once. */
const STARTS_WITHIN = 60_000;

/** How long a person waits for something to act on, in milliseconds: 30 s, unless it is told. */
const ACTS_WITHIN = 120_000;

export interface LaunchOptions {
  readonly dataFolder: string;
  /** More arguments: a link, a switch. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A question that main has asked in a window of the system's. */
export interface AskedDialog {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

export const electronPath = (): string => {
  // global-setup.mjs sets it.
  const path = process.env['CONVENE_TEST_ELECTRON'];
  if (path === undefined) throw new Error('the tests are to be started by playwright test');
  return path;
};

/** What the app is started with in tests: root needs to be without Chromium's sandbox. */
export const argumentsOf = ({ dataFolder, args = [] }: LaunchOptions): string[] => [
  '.',
  ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  `--data-folder=${dataFolder}`,
  ...args,
];

export const environmentOf = (options: LaunchOptions): Record<string, string> => ({
  ...(process.env as Record<string, string>),
  CONVENE_TEST: '1',
  ...options.env,
});

/** One person's app, started for a test. */
export class Desktop {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** What pages have said that their policy refused. */
  readonly violations: string[] = [];
  /** What pages have complained of. */
  readonly errors: string[] = [];

  readonly #process: ChildProcess;

  private constructor(app: ElectronApplication, page: Page) {
    this.app = app;
    this.page = page;
    this.#process = app.process();
    this.#watch(page);
    app.on('window', (another) => this.#watch(another));
  }

  static async launch(options: LaunchOptions): Promise<Desktop> {
    const app = await _electron.launch({
      args: argumentsOf(options),
      executablePath: electronPath(),
      cwd: ROOT,
      env: environmentOf(options),
      timeout: STARTS_WITHIN,
    });
    app.context().setDefaultTimeout(ACTS_WITHIN);
    const page = await app.firstWindow({ timeout: STARTS_WITHIN });
    const desktop = new Desktop(app, page);
    await page.waitForLoadState('domcontentloaded');
    return desktop;
  }

  /** Asks the host as a screen would; a question that a reload cut off is asked again. */
  request<T extends HostRequestType>(request: HostRequestOf<T>): Promise<HostReply<T>> {
    const ask = (asked: unknown): Promise<unknown> => {
      const { convene } = window as unknown as { convene: Bridge };
      return convene.host.request(asked);
    };
    const asked = () => this.page.evaluate(ask, request as unknown) as Promise<HostReply<T>>;
    return isQuestion(request) ? acrossReloads(asked) : asked();
  }

  /** Keeps the host's events from now on; read them with `events`. */
  async listen(): Promise<void> {
    await this.page.evaluate(() => {
      const { convene } = window as unknown as { convene: Bridge };
      const kept: HostEvent[] = [];
      (window as unknown as { kept: HostEvent[] }).kept = kept;
      convene.host.onEvent((event) => kept.push(event));
    });
  }

  events(): Promise<HostEvent[]> {
    return this.page.evaluate(() => (window as unknown as { kept: HostEvent[] }).kept);
  }

  /** From now on, main's questions are answered with this button, counted from 0. */
  async answerDialogs(button: number): Promise<void> {
    await again(() =>
      this.app.evaluate(({ dialog }, response) => {
        const shared = globalThis as unknown as { asked?: unknown[] };
        shared.asked ??= [];
        const { asked } = shared;
        dialog.showMessageBox = (...given: unknown[]) => {
          const { message, detail, buttons } = given.at(-1) as Record<string, unknown>;
          asked.push({ message, detail, buttons });
          return Promise.resolve({ response, checkboxChecked: false });
        };
      }, button),
    );
  }

  /** The questions that were asked since `answerDialogs`. */
  dialogs(): Promise<AskedDialog[]> {
    return again(() =>
      this.app.evaluate(() => (globalThis as unknown as { asked: AskedDialog[] }).asked),
    );
  }

  /** From now on, whatever asks for a place to save is given this one. */
  async saveTo(path: string): Promise<void> {
    await again(() =>
      this.app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      }, path),
    );
  }

  /** From now on, whatever asks for a folder is given this one. */
  async chooseFolder(path: string): Promise<void> {
    await again(() =>
      this.app.evaluate(({ dialog }, folder) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [folder] });
      }, path),
    );
  }

  /** Quits as a person would. */
  close(): Promise<void> {
    return this.app.close();
  }

  /** Ends it at once, as a power cut would. */
  async kill(): Promise<void> {
    const child = this.#process;
    const gone = new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) resolve();
      else child.once('exit', () => resolve());
    });
    child.kill('SIGKILL');
    await gone;
  }

  #watch(page: Page): void {
    page.on('console', (message) => {
      const text = message.text();
      if (/Content Security Policy|TrustedScript|TrustedHTML/.test(text)) {
        this.violations.push(text);
      } else if (message.type() === 'error') {
        this.errors.push(text);
      }
    });
    page.on('pageerror', (error) => this.errors.push(String(error)));
  }
}

/**
 * On a busy machine V8 may collect the promise of an evaluation before its answer is read; what is
 * evaluated here may be so twice.
 */
export async function again<T>(evaluate: () => Promise<T>): Promise<T> {
  try {
    return await evaluate();
  } catch (error) {
    if (!String(error).includes('garbage collected')) throw error;
    return again(evaluate);
  }
}

/** What changes nothing, however often it is asked. */
const QUESTIONS: ReadonlySet<unknown> = new Set<HostRequestType>([
  'hello',
  'open',
  'history',
  'entry',
  'read-text',
  'settings',
]);

/** A test may ask what is no request at all. */
const isQuestion = (asked: unknown): boolean =>
  typeof asked === 'object' && asked !== null && 'type' in asked && QUESTIONS.has(asked.type);

/** A window reloads once when it first may reach a relay: what was evaluated meanwhile is lost. */
async function acrossReloads<T>(evaluate: () => Promise<T>): Promise<T> {
  try {
    return await again(evaluate);
  } catch (error) {
    if (!String(error).includes('Execution context was destroyed')) throw error;
    return acrossReloads(evaluate);
  }
}

interface Bridge {
  readonly host: {
    request(request: unknown): Promise<unknown>;
    onEvent(listener: (event: HostEvent) => void): () => void;
  };
}
