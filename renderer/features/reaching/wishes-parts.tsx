import { useMemo, useState } from 'react';
import {
  MESSAGE_KINDS,
  type MessageKind,
  type ReachMineReply,
} from '../../../shared/protocol/outreach-messages.ts';
import { Checkbox, ComboBox, RadioGroup, TextField } from '../../ui/index.ts';
import { KIND_WORDS } from './message-kinds.ts';
import { Part, SaveLine } from './part.tsx';
import { clockOf, hereZone, minutesOf, quietLength, zonesWith } from './quiet-time.ts';
import styles from './reaching.module.css';
import type { ReachMineRelayed } from './use-reach.ts';

interface PartProps {
  readonly relayed: ReachMineRelayed;
  readonly shown: ReachMineReply;
}

/** What is sent, kind by kind. */
export function KindsPart({ relayed, shown }: PartProps) {
  const put = (kind: MessageKind, on: boolean) => {
    const off = MESSAGE_KINDS.filter((each) => (each === kind ? !on : shown.off.includes(each)));
    void relayed.change('kinds', { off });
  };
  return (
    <Part title="What is sent to you" saved={<SaveLine relayed={relayed} part="kinds" />}>
      {MESSAGE_KINDS.map((kind) => (
        <Checkbox
          key={kind}
          isSelected={!shown.off.includes(kind)}
          isDisabled={relayed.reason !== undefined}
          onChange={(on) => put(kind, on)}
          description={KIND_WORDS[kind].description}
        >
          {KIND_WORDS[kind].label}
        </Checkbox>
      ))}
      {shown.off.includes('digest') ? null : (
        <RadioGroup
          label="How often that list comes"
          items={[
            { id: 'daily', label: 'Every day' },
            { id: 'weekly', label: 'Every week' },
          ]}
          value={shown.digest}
          isDisabled={relayed.reason !== undefined}
          onChange={(id) =>
            void relayed.change('kinds', { digest: id === 'daily' ? 'daily' : 'weekly' })
          }
        />
      )}
      <p className={styles.quiet}>
        Each mail has a link at its end that switches its own kind off, without a login.
      </p>
    </Part>
  );
}

/** Ten at night to seven in the morning, where nothing else was set. */
const USUAL = { from: 22 * 60, to: 7 * 60 };

/** Hours in which nothing is sent; what would be, comes when they are over. */
export function QuietPart({ relayed, shown }: PartProps) {
  const hours = shown.quietHours;
  const isOn = hours !== null;
  return (
    <Part title="Quiet hours" saved={<SaveLine relayed={relayed} part="quiet" />}>
      <Checkbox
        isSelected={isOn}
        isDisabled={relayed.reason !== undefined}
        onChange={(on) =>
          void relayed.change('quiet', { quietHours: on ? { ...USUAL, zone: hereZone() } : null })
        }
        description="What would be sent meanwhile waits until they are over. Notifications of the desktop app keep to them too."
      >
        Send nothing at certain hours
      </Checkbox>
      {hours === null ? null : <QuietTimes hours={hours} relayed={relayed} />}
    </Part>
  );
}

type Hours = NonNullable<ReachMineReply['quietHours']>;

function QuietTimes({
  hours,
  relayed,
}: {
  readonly hours: Hours;
  readonly relayed: ReachMineRelayed;
}) {
  const zones = useMemo(() => zonesWith(hours.zone, hereZone()), [hours.zone]);
  const change = (part: Partial<Hours>) => {
    void relayed.change('quiet', { quietHours: { ...hours, ...part } });
  };
  const length = quietLength(hours.from, hours.to);
  const isDisabled = relayed.reason !== undefined;
  return (
    <>
      <div className={styles.times}>
        <TimeOfDay
          key={`from ${hours.from}`}
          label="From"
          minutes={hours.from}
          isDisabled={isDisabled}
          onChange={(from) => change({ from })}
        />
        <TimeOfDay
          key={`to ${hours.to}`}
          label="To"
          minutes={hours.to}
          isDisabled={isDisabled}
          onChange={(to) => change({ to })}
        />
        <ComboBox
          label="By the clocks of"
          items={zones.map((zone) => ({ id: zone, label: zone.replaceAll('_', ' ') }))}
          value={hours.zone}
          isDisabled={isDisabled}
          onChange={(zone) => {
            if (zone !== hours.zone) change({ zone });
          }}
        />
      </div>
      <p className={styles.quiet}>
        {length === null
          ? 'They begin and end at the same minute, so there are none.'
          : `${length}${hours.to < hours.from ? ', over midnight' : ''}.`}
        {hours.zone === hereZone() ? '' : ` This computer’s clock is that of ${hereZone()}.`}
      </p>
    </>
  );
}

/** Is saved once it is left: while one types it, it is many other times. */
function TimeOfDay(props: {
  readonly label: string;
  readonly minutes: number;
  readonly isDisabled: boolean;
  readonly onChange: (minutes: number) => void;
}) {
  const [typed, setTyped] = useState(clockOf(props.minutes));
  const leave = () => {
    const minutes = minutesOf(typed);
    if (minutes === null) setTyped(clockOf(props.minutes));
    else if (minutes !== props.minutes) props.onChange(minutes);
  };
  return (
    <div onBlur={leave}>
      <TextField
        label={props.label}
        type="time"
        value={typed}
        onChange={setTyped}
        isDisabled={props.isDisabled}
      />
    </div>
  );
}

/** Whether the public portal names this person. */
export function NamePart({ relayed, shown }: PartProps) {
  return (
    <Part title="Your name on the portal" saved={<SaveLine relayed={relayed} part="name" />}>
      <RadioGroup
        label="Where the portal is open to everybody"
        items={[
          {
            id: 'hidden',
            label: 'Leave my name out',
            description:
              'Pages that anybody can read say “a member of” your organization in its place. Members of the association still see your name, and it stays in the ledger.',
          },
          {
            id: 'shown',
            label: 'Show my name',
            description:
              'Roles, votes and updates of yours stand there under your name, for anybody and for search engines. Copies that others have made by then cannot be called back.',
          },
        ]}
        value={shown.nameOnPortal}
        isDisabled={relayed.reason !== undefined}
        onChange={(id) =>
          void relayed.change('name', { nameOnPortal: id === 'shown' ? 'shown' : 'hidden' })
        }
      />
    </Part>
  );
}
