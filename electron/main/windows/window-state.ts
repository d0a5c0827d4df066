import { join } from 'node:path';
import { screen, type BrowserWindow, type Rectangle } from 'electron';
import { z } from 'zod';
import { readTextIfThere, writeDurably } from '../durable-file.ts';

const stateForm = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(480).max(20_000),
  height: z.int().min(320).max(20_000),
  shown: z.enum(['normal', 'maximized']),
});
type WindowState = z.infer<typeof stateForm>;

/** How long a window has to be left alone for its place to be kept, in milliseconds. */
const SETTLED_AFTER = 500;

/** Where the person left the window, in `window.json`. */
export class WindowPlace {
  readonly #path: string;
  #state: WindowState | null;

  private constructor(path: string, state: WindowState | null) {
    this.#path = path;
    this.#state = state;
  }

  static async open(dataFolder: string): Promise<WindowPlace> {
    const path = join(dataFolder, 'window.json');
    return new WindowPlace(path, readState(await readTextIfThere(path)));
  }

  /** The bounds for a new window; null for those of a first one. */
  bounds(): Rectangle | null {
    if (this.#state === null || !isOnScreen(this.#state)) return null;
    const { x, y, width, height } = this.#state;
    return { x, y, width, height };
  }

  get isMaximized(): boolean {
    return this.#state?.shown === 'maximized';
  }

  /** Keeps where a window is from now on. What cannot be kept is lost without harm. */
  follow(window: BrowserWindow): void {
    let timer: NodeJS.Timeout | null = null;
    const keep = (): void => {
      timer = null;
      if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
      const shown = window.isMaximized() ? 'maximized' : 'normal';
      this.#state = { ...window.getNormalBounds(), shown };
      writeDurably(this.#path, `${JSON.stringify(this.#state)}\n`).catch(console.error);
    };
    const later = (): void => {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(keep, SETTLED_AFTER);
    };
    window.on('resize', later);
    window.on('move', later);
    window.on('close', () => {
      if (timer === null) return;
      clearTimeout(timer);
      keep();
    });
  }
}

function readState(text: string | null): WindowState | null {
  if (text === null) return null;
  try {
    return stateForm.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** A display that was unplugged must not take the window with it. */
function isOnScreen({ x, y, width }: Rectangle): boolean {
  return screen.getAllDisplays().some(({ workArea }) => {
    const fromLeft = x + width - 100 > workArea.x && x < workArea.x + workArea.width - 100;
    return fromLeft && y >= workArea.y - 10 && y < workArea.y + workArea.height - 100;
  });
}
