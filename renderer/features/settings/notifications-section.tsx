import { useRequest } from '../../app/use-request.ts';
import { useHostPresence } from '../../host/host-context.tsx';
import { Checkbox, Section } from '../../ui/index.ts';
import styles from './settings.module.css';

/** The system's notifications; of which groups stands beside what is sent, under “How you are reached”. */
export function NotificationsSection() {
  const { hello } = useHostPresence();
  const request = useRequest();
  if (hello.platform === 'browser') {
    return (
      <Section title="Notifications">
        <p className={styles.quiet}>A browser shows none of them. The desktop app does.</p>
      </Section>
    );
  }
  return (
    <Section title="Notifications">
      <Checkbox
        isSelected={hello.settings.notifications === 'on'}
        onChange={(on) =>
          void request({ type: 'change-settings', notifications: on ? 'on' : 'off' })
        }
        description="On this computer, while the app runs: one for each new thing that needs you, the rest in a digest. One that is done goes away again."
      >
        Tell me when something needs me
      </Checkbox>
    </Section>
  );
}
