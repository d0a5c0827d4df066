import { safeStorage } from 'electron';

/** What the system offers to protect a secret with. */
export interface SystemProtection {
  /** The name of the system's store. */
  readonly backend: string;
  /** `nothing`: what it seals, anybody on this computer can open. */
  readonly protects: 'secrets' | 'nothing';
  seal(text: string): Buffer;
  /** @throws where it cannot be opened. */
  open(sealed: Buffer): string;
}

/** Backends of Linux under which a fixed password seals. */
const PROTECTS_NOTHING = new Set(['basic_text', 'unknown']);

const NAMES: Partial<Record<NodeJS.Platform, string>> = { darwin: 'keychain', win32: 'dpapi' };

/** To be called once the app is ready. */
export function systemProtection(): SystemProtection {
  const backend =
    process.platform === 'linux'
      ? safeStorage.getSelectedStorageBackend()
      : (NAMES[process.platform] ?? 'unknown');
  const usable = safeStorage.isEncryptionAvailable() && !PROTECTS_NOTHING.has(backend);
  return {
    backend,
    protects: usable ? 'secrets' : 'nothing',
    seal: (text) => safeStorage.encryptString(text),
    open: (sealed) => safeStorage.decryptString(sealed),
  };
}
