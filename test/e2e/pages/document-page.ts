import { expect, type Locator, type Page } from '@playwright/test';
import { goTo } from './controls.ts';

/** How long the relay may take for a text of any size, also after a time out of reach, in ms. */
const TAKEN_WITHIN = 60_000;

/** How a document is shown. */
export type DocumentView = 'Write' | 'Side by side' | 'Read';

/** A document that several people write. */
export class DocumentPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens a document by its name in the ledger: `output/report`. */
  async open(document: string): Promise<void> {
    await goTo(this.page, `#/documents/${document}`);
    await expect(this.views).toBeVisible();
  }

  get views(): Locator {
    return this.page.getByRole('radiogroup', { name: 'View' });
  }

  /** The editable text. */
  get editor(): Locator {
    return this.page.getByRole('textbox', { name: /^Text of / });
  }

  /** The text as it is read. */
  get preview(): Locator {
    return this.page.locator('#document-preview');
  }

  async show(view: DocumentView): Promise<void> {
    const choice = this.views.getByRole('radio', { name: view, exact: true });
    await choice.click();
    await expect(choice).toBeChecked();
  }

  /** Puts the caret at the end of the text and types. */
  async typeAtEnd(words: string): Promise<void> {
    await this.caretAt('End');
    await this.page.keyboard.type(words);
  }

  /** Puts the caret at the start of the text and types. */
  async typeAtStart(words: string): Promise<void> {
    await this.caretAt('Home');
    await this.page.keyboard.type(words);
  }

  /** Puts the caret there; while its journal takes its time, how the text last was can only be read. */
  async caretAt(key: 'End' | 'Home'): Promise<void> {
    await expect(this.editor).toBeEditable();
    await this.editor.press(`ControlOrMeta+${key}`);
  }

  /**
   * Selects a passage of a text that is short enough to be drawn as a whole. A selection that was made
   * while the text was being drawn anew is another one to the editor: it is made again.
   */
  async select(passage: string): Promise<void> {
    await expect(async () => {
      await this.#selectOnce(passage);
      expect(await this.#selected()).toBe(passage);
    }).toPass();
  }

  /** What the editor itself holds for selected, once it has drawn it. */
  async #selected(): Promise<string> {
    return this.editor.evaluate(async (content) => {
      for (let frame = 0; frame < 2; frame += 1)
        await new Promise((resolve) => requestAnimationFrame(resolve));
      const { cmTile } = content as {
        cmTile?: {
          view?: {
            state: {
              selection: { main: { from: number; to: number } };
              sliceDoc(from: number, to: number): string;
            };
          };
        };
      };
      const state = cmTile?.view?.state;
      return state?.sliceDoc(state.selection.main.from, state.selection.main.to) ?? '';
    });
  }

  async #selectOnce(passage: string): Promise<void> {
    await this.editor.evaluate((content, passage) => {
      const lines = [...content.querySelectorAll('.cm-line')];
      const line = lines.find((each) => each.textContent.includes(passage));
      if (line === undefined) throw new Error(`no line holds ${passage}`);
      const place = (at: number): [Node, number] => {
        const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        let left = at;
        for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
          const { length } = node.textContent ?? '';
          if (left <= length) return [node, left];
          left -= length;
        }
        throw new Error('the passage has no end');
      };
      const from = line.textContent.indexOf(passage);
      (content as HTMLElement).focus();
      document.getSelection()?.setBaseAndExtent(...place(from), ...place(from + passage.length));
    }, passage);
  }

  /** All of the text, exactly; the editor draws what is in sight alone, so it is asked. */
  async text(): Promise<string> {
    return this.editor.evaluate((content) => {
      const { cmTile } = content as {
        cmTile?: { view?: { state: { doc: { toString(): string } } } };
      };
      const text = cmTile?.view?.state.doc.toString();
      if (text === undefined) throw new Error('this is not the editor');
      return text;
    });
  }

  /** The text of a document that is not empty, once it is on this device. */
  async written(): Promise<string> {
    await expect.poll(() => this.text()).not.toBe('');
    return this.text();
  }

  /** Waits until the text is this, or holds this. */
  async holds(words: string): Promise<void> {
    await expect.poll(() => this.text()).toContain(words);
  }

  get panels(): Locator {
    return this.page.getByRole('toolbar', { name: 'Panels' });
  }

  /** Opens a panel by its name; gives its region. */
  async panel(name: string): Promise<Locator> {
    const toggle = this.panels.getByRole('button', { name: new RegExp(`^${name}`) });
    const region = this.page.getByRole('region', { name, exact: true });
    await expect(async () => {
      if ((await toggle.getAttribute('aria-pressed')) !== 'true') await toggle.click();
      await expect(region).toBeVisible({ timeout: 3000 });
    }).toPass();
    return region;
  }

  /** Waits until all that was written is on the relay's disk. */
  async acknowledged(): Promise<void> {
    const said = this.page.locator('main').getByText(/^acknowledged by the relay/);
    await expect(said).toBeVisible({ timeout: TAKEN_WITHIN });
  }
}
