import type { ReachMineReply } from '../../../shared/protocol/outreach-messages.ts';
import { useRequest } from '../../app/use-request.ts';
import { useHostPresence } from '../../host/host-context.tsx';
import { useAssociation } from '../../stores/use-association.tsx';
import { Checkbox, Hidden, Table } from '../../ui/index.ts';
import { Part, SaveLine } from './part.tsx';
import styles from './reaching.module.css';
import type { ReachMineRelayed } from './use-reach.ts';

/** One list of groups for both: what this computer shows, and what the relay sends. */
export function GroupsHeard(props: {
  readonly relayed: ReachMineRelayed;
  readonly shown: ReachMineReply | null;
}) {
  const { relayed, shown } = props;
  const { hello } = useHostPresence();
  const request = useRequest();
  const { notifications, mutedGroups: mutedHere } = hello.settings;
  const groups = useAssociation(({ state }) =>
    [...state.twg.values()].filter(({ stage }) => stage !== 'withdrawn' && stage !== 'declined'),
  );
  const isDesktop = hello.platform === 'desktop';
  if (groups.length === 0) return null;
  const isMutedThere = (id: string) => shown?.mutedGroups.includes(id) === true;
  const without = (list: readonly string[], id: string, on: boolean) =>
    on ? list.filter((other) => other !== id) : [...list, id];
  return (
    <Part title="Groups you hear of" saved={<SaveLine relayed={relayed} part="groups" />}>
      <Table
        label="Groups you hear of"
        columns={[
          { id: 'group', label: 'Group' },
          ...(isDesktop ? [{ id: 'here', label: 'Notifications on this computer' }] : []),
          { id: 'sent', label: 'Mail and Slack' },
        ]}
        rows={groups.map(({ id, name }) => ({
          id,
          cells: {
            group: name,
            here: (
              <Checkbox
                isSelected={notifications === 'on' && !mutedHere.includes(id)}
                isDisabled={notifications === 'off'}
                onChange={(on) =>
                  void request({ type: 'change-settings', mutedGroups: without(mutedHere, id, on) })
                }
              >
                <Hidden>Notifications of {name}</Hidden>
              </Checkbox>
            ),
            sent: (
              <Checkbox
                isSelected={shown !== null && !isMutedThere(id)}
                isDisabled={relayed.reason !== undefined || shown === null}
                onChange={(on) =>
                  void relayed.change('groups', {
                    mutedGroups: without(shown?.mutedGroups ?? [], id, on),
                  })
                }
              >
                <Hidden>Mail and Slack of {name}</Hidden>
              </Checkbox>
            ),
          },
        }))}
      />
      <p className={styles.quiet}>
        {isDesktop
          ? 'Notifications are this computer’s own; mail and Slack follow you to every device.'
          : 'Mail and Slack follow you to every device. Notifications are set in the desktop app.'}{' '}
        What you must vote on still stands in your inbox and in your list.
      </p>
    </Part>
  );
}
