import type { ConnectionStatus } from '../../../shared/client/host-messages.ts';
import type { CalloutTone } from '../../ui/marks.tsx';

export interface BannerWords {
  readonly tone: CalloutTone;
  readonly title: string;
  readonly text: string;
  readonly action: 'save-evidence' | 'export' | 'settings' | null;
}

/** What a person must know of the connection; null where the sync line says enough. */
export function connectionBanner(status: ConnectionStatus): BannerWords | null {
  switch (status) {
    case 'online':
    case 'connecting':
    case 'catching-up':
    case 'offline':
      return null;
    case 'forked':
      return {
        tone: 'danger',
        title: 'The relay shows another history than the one on this device',
        text: 'Both are signed with the relay’s key, so it has told two stories. Nothing more is taken from it or sent to it. Both histories are kept: save the evidence and show it to the secretariat.',
        action: 'save-evidence',
      };
    case 'other-relay':
      return {
        tone: 'danger',
        title: 'This is not the relay of this association',
        text: 'Whoever answers at its address has another key. Nothing is sent there. Ask the secretariat for the right address.',
        action: 'settings',
      };
    case 'incompatible':
      return {
        tone: 'warning',
        title: 'The relay speaks another version',
        text: 'You can read everything on this device. To sign and to send, bring Convene here and on the relay to the same version.',
        action: null,
      };
    case 'shut-out':
      return {
        tone: 'warning',
        title: 'This device can no longer act in this association',
        text: 'It was revoked, or you have left. What is on this device can still be read and exported. If that is a mistake, the secretariat can invite you again.',
        action: 'export',
      };
    case 'moved':
      return {
        tone: 'warning',
        title: 'The association has moved to another relay',
        text: 'Its new address is not known here. Ask the secretariat for it. What you sign meanwhile is kept on this device.',
        action: 'settings',
      };
    case 'restoring':
      return {
        tone: 'info',
        title: 'The relay was restored from a backup',
        text: 'It is taking back from the members’ devices what it lacks. Nothing is lost; what you sign is kept on this device until it is ready.',
        action: null,
      };
    case 'not-enrolled':
      return {
        tone: 'info',
        title: 'This device is not enrolled yet',
        text: 'You can read. Once your first device or the relay has accepted this one, you can sign here too.',
        action: null,
      };
  }
}
