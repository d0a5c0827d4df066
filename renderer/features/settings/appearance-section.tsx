import type { Settings } from '../../../shared/client/host-messages.ts';
import { useRequest } from '../../app/use-request.ts';
import { useHostPresence } from '../../host/host-context.tsx';
import { RadioGroup, Section } from '../../ui/index.ts';

const THEMES: readonly { readonly id: Settings['theme']; readonly label: string }[] = [
  { id: 'system', label: 'As the system has it' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
  { id: 'high-contrast', label: 'High contrast' },
];

export function AppearanceSection() {
  const { hello } = useHostPresence();
  const request = useRequest();
  return (
    <Section title="Appearance">
      <RadioGroup
        label="Theme"
        items={THEMES}
        value={hello.settings.theme}
        onChange={(id) => {
          const theme = THEMES.find((item) => item.id === id)?.id ?? 'system';
          void request({ type: 'change-settings', theme });
        }}
      />
    </Section>
  );
}
