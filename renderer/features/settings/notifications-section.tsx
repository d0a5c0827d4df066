import { useRequest } from '../../app/use-request.ts';
import { useHostPresence } from '../../host/host-context.tsx';
import { useAssociation } from '../../stores/use-association.tsx';
import { Checkbox, Section } from '../../ui/index.ts';
import styles from './settings.module.css';

export function NotificationsSection() {
  const { hello } = useHostPresence();
  const request = useRequest();
  const groups = useAssociation(({ state }) =>
    [...state.twg.values()].filter(({ stage }) => stage !== 'withdrawn' && stage !== 'declined'),
  );
  const { notifications, mutedGroups } = hello.settings;
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
        isSelected={notifications === 'on'}
        onChange={(on) =>
          void request({ type: 'change-settings', notifications: on ? 'on' : 'off' })
        }
        description="One for each new thing that needs you; the rest in a digest."
      >
        Tell me when something needs me
      </Checkbox>
      {notifications === 'on' && groups.length > 0 ? (
        <div role="group" aria-label="Groups to be told of">
          <p className={styles.quiet}>Of these groups:</p>
          {groups.map(({ id, name }) => (
            <Checkbox
              key={id}
              isSelected={!mutedGroups.includes(id)}
              onChange={(on) =>
                void request({
                  type: 'change-settings',
                  mutedGroups: on
                    ? mutedGroups.filter((other) => other !== id)
                    : [...mutedGroups, id],
                })
              }
            >
              {name}
            </Checkbox>
          ))}
        </div>
      ) : null}
    </Section>
  );
}
