import { useHostPresence } from '../host/host-context.tsx';

/** Why nothing can be signed on this device; null where it can. */
export function useReadOnly(): 'no-secure-context' | 'keys-locked' | null {
  const { hello } = useHostPresence();
  if (hello.platform === 'browser' && !window.isSecureContext) return 'no-secure-context';
  return hello.keys.locked === 'yes' ? 'keys-locked' : null;
}
