import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { again, type Desktop } from './desktop.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** The rules whose answer depends on the colours. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

type Theme = 'light' | 'dark' | 'high-contrast';
/** All of axe's, those about colours alone, or all but those. */
type Rules = 'all' | 'colours' | 'form';

const WIDE = { width: 1280, height: 860 };
const NARROW = { width: 480, height: 860 };

/** Where pictures of all that is looked at are put; none are taken where it is not set. */
const PICTURES = process.env['CONVENE_PICTURES'] ?? '';

/** Looks at what a window shows, in each theme and width, and keeps what is amiss there. */
export class Looking {
  readonly #desktop: Desktop;
  /** Each with the name of what was looked at. */
  readonly flaws: string[] = [];

  constructor(desktop: Desktop) {
    this.#desktop = desktop;
  }

  get #page(): Page {
    return this.#desktop.page;
  }

  /** Looks at the screen that is shown. */
  async at(name: string): Promise<void> {
    await this.#look(name, { themes: ['dark', 'high-contrast'], narrow: 'form' });
  }

  /**
   * Looks at another state of a screen that is looked at in every theme, here or in
   * `screens.spec.ts`: its colours are those of the same parts.
   */
  async again(name: string): Promise<void> {
    await this.#look(name, { themes: [], narrow: null });
  }

  /** Looks at a dialog: its parts have been seen on screens, in every theme and narrow. */
  async atDialog(name: string): Promise<void> {
    await this.#look(name, { themes: ['dark'], narrow: null });
  }

  async #look(
    name: string,
    { themes, narrow }: { readonly themes: readonly Theme[]; readonly narrow: Rules | null },
  ): Promise<void> {
    await this.#page.evaluate(() => document.fonts.ready);
    await this.#title(name);
    await this.#theme('light');
    await this.#axe(`${name}, light`, 'all');
    await this.#overflow(`${name}, wide`);
    await this.#picture(name, 'light');
    for (const theme of themes) {
      await this.#theme(theme);
      await this.#axe(`${name}, ${theme}`, 'colours');
      await this.#picture(name, theme);
    }
    if (themes.length === 0 && PICTURES !== '') {
      await this.#theme('dark');
      await this.#picture(name, 'dark');
    }
    await this.#theme('light');
    await this.resize(NARROW);
    if (narrow !== null) await this.#axe(`${name}, narrow`, narrow);
    await this.#overflow(`${name}, narrow`);
    await this.#picture(name, 'narrow');
    await this.resize(WIDE);
  }

  /** Takes pictures of what is below, where the screen is longer than the window. */
  async below(name: string): Promise<void> {
    if (PICTURES === '') return;
    const main = this.#page.locator('#main');
    const parts = await main.evaluate(({ scrollHeight, clientHeight }) =>
      Math.ceil(scrollHeight / clientHeight),
    );
    for (let part = 1; part < Math.min(parts, 4); part += 1) {
      await main.evaluate(
        (element, part) => element.scrollTo(0, part * element.clientHeight),
        part,
      );
      await this.#picture(`${name} below ${part}`, 'light');
    }
    await main.evaluate((element) => element.scrollTo(0, 0));
  }

  async resize({ width, height }: { width: number; height: number }): Promise<void> {
    await again(() =>
      this.#desktop.app.evaluate(
        ({ BrowserWindow }, [width, height]) => {
          BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
        },
        [width, height] as const,
      ),
    );
    await this.#page.waitForFunction((wanted) => window.innerWidth === wanted, width);
  }

  async #title(name: string): Promise<void> {
    const title = await this.#page.title();
    if (!/^.+ · Convene$/.test(title)) this.flaws.push(`${name}: the window is called “${title}”`);
  }

  async #theme(theme: Theme): Promise<void> {
    await this.#page.evaluate((theme) => {
      document.documentElement.dataset['theme'] = theme;
    }, theme);
    // Colours that fade from one to the other are measured once they stand; what is not drawn may
    // never end.
    await this.#page.evaluate(() =>
      Promise.race([
        new Promise((resolve) => setTimeout(resolve, 2000)),
        Promise.all(
          document
            .getAnimations()
            // What turns for as long as something is awaited has no end.
            .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
            .map(({ finished }) => finished.catch(() => null)),
        ),
      ]),
    );
  }

  async #axe(where: string, rules: Rules): Promise<void> {
    const axe = new AxeBuilder({ page: this.#page })
      .setLegacyMode(true)
      // What passes is not told in full: telling it takes longer than finding it.
      .options({ resultTypes: ['violations'] });
    const found = await (
      rules === 'all'
        ? axe.withTags(WCAG)
        : rules === 'form'
          ? axe.withTags(WCAG).disableRules([...OF_COLOURS])
          : axe.withRules([...OF_COLOURS])
    ).analyze();
    for (const { id, nodes } of found.violations) {
      for (const { target, failureSummary } of nodes) {
        this.flaws.push(`${where}: ${id} at ${target.join(' ')}: ${failureSummary ?? ''}`);
      }
    }
  }

  /**
   * Nothing is wider than its place: neither the page, nor what scrolls in it. What measures itself is
   * given a moment after the window was made narrow or wide.
   */
  async #overflow(where: string): Promise<void> {
    let found = await this.#wider();
    for (let look = 0; found.length > 0 && look < 20; look += 1) {
      await this.#page.waitForTimeout(100);
      found = await this.#wider();
    }
    this.flaws.push(...found.map((words) => `${where}: ${words}`));
  }

  async #wider(): Promise<readonly string[]> {
    const wider = await this.#page.evaluate(() =>
      [
        document.documentElement,
        document.body,
        ...document.querySelectorAll('main, [role="dialog"], [role="alertdialog"]'),
      ]
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
        .map((part) => `${part.tagName} is ${part.scrollWidth} px wide in ${part.clientWidth} px`),
    );
    const longer = await this.#page.evaluate(() => {
      const { scrollHeight, clientHeight } = document.documentElement;
      const isScreen = document.querySelector('main#main') !== null;
      return isScreen ? scrollHeight - clientHeight : 0;
    });
    return longer > 0 ? [...wider, `the window scrolls by ${longer} px`] : wider;
  }

  async #picture(name: string, variant: string): Promise<void> {
    if (PICTURES === '') return;
    await mkdir(join(PICTURES, variant), { recursive: true });
    await this.#page.screenshot({
      path: join(PICTURES, variant, `${name.replaceAll(/[^a-z0-9]+/gi, '-')}.png`),
    });
  }
}
