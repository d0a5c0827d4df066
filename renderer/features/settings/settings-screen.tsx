import { Page } from '../../ui/index.ts';
import { ReachedSection } from '../reaching/reached-section.tsx';
import { RepositorySection } from '../dips/repository/repository-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { DataSection } from './data-section.tsx';
import { DevicesSection } from './devices-section.tsx';
import { KeyboardSection } from './keyboard-section.tsx';
import { NotificationsSection } from './notifications-section.tsx';
import { RelaySection } from './relay-section.tsx';

export function SettingsScreen() {
  return (
    <Page title="Settings">
      <DevicesSection />
      <RelaySection />
      <RepositorySection />
      <AppearanceSection />
      <KeyboardSection />
      <NotificationsSection />
      <ReachedSection />
      <DataSection />
    </Page>
  );
}
