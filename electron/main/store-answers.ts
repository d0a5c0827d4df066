import { BrowserWindow, dialog, type OpenDialogOptions } from 'electron';
import type { StoreAnswer, StoreAnswers, StoreAsk, StoreAskType } from '../store/messages.ts';
import { KeyError, type KeyStore } from './keys/key-store.ts';
import type { SignDesk } from './keys/sign-desk.ts';
import type { RelayProcesses } from './processes/embedded-relays.ts';

export interface StoreAnswerParts {
  readonly keys: KeyStore;
  readonly signing: SignDesk;
  readonly relays: RelayProcesses;
}

/** Does for the store process what only main can do. Never rejects. */
export async function answerStore(ask: StoreAsk, parts: StoreAnswerParts): Promise<StoreAnswer> {
  try {
    return { ok: true, value: await valueOf(ask, parts) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof KeyError ? error.code : 'internal';
    console.error(`${ask.type}: ${message}`);
    return { ok: false, code, message };
  }
}

async function valueOf(
  ask: StoreAsk,
  { keys, signing, relays }: StoreAnswerParts,
): Promise<StoreAnswers[StoreAskType]> {
  switch (ask.type) {
    case 'create-key':
      return { publicKey: await keys.create(ask.use) };
    case 'sign':
      return signing.sign(ask.request);
    case 'relay-start':
      return relays.start(ask.name, ask.how);
    case 'relay-move-clock':
      await relays.moveClock(ask.name, ask.by);
      return {};
    case 'relay-accept-clock':
      return { answer: await relays.acceptClock(ask.name, ask.lastEntry) };
    case 'relay-share':
      return relays.share(ask.name, ask.reach);
    case 'relay-stop':
      await relays.stop(ask.name);
      return {};
    case 'save-file':
      return { path: await askForPlace(ask.suggestedName) };
    case 'save-folder':
      return { path: await askForFolder() };
  }
}

/** Asks the person where a file is to be written; null where they give no place. */
export async function askForPlace(suggestedName: string): Promise<string | null> {
  const options = { title: 'Export', defaultPath: suggestedName };
  const parent = frontWindow();
  const { canceled, filePath } =
    parent === undefined
      ? await dialog.showSaveDialog(options)
      : await dialog.showSaveDialog(parent, options);
  return canceled ? null : filePath;
}

async function askForFolder(): Promise<string | null> {
  const options: OpenDialogOptions = {
    title: 'Export',
    message: 'A new folder is made in the one that you choose.',
    buttonLabel: 'Export here',
    properties: ['openDirectory', 'createDirectory'],
  };
  const parent = frontWindow();
  const { canceled, filePaths } =
    parent === undefined
      ? await dialog.showOpenDialog(options)
      : await dialog.showOpenDialog(parent, options);
  return canceled ? null : (filePaths[0] ?? null);
}

const frontWindow = (): BrowserWindow | undefined =>
  BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
