import { useState } from 'react';
import { queryOf } from '../../../app/routes.ts';
import { useHash } from '../../../app/use-route.ts';
import { Page, Tabs } from '../../../ui/index.ts';
import { InviteForm } from './invite-form.tsx';
import { RecoveryForm } from './recovery-form.tsx';
import { SecondDeviceForm } from './second-device-form.tsx';

/** Into an association that is there: with an invite, as a second device, or by recovery. */
export function JoinFlow() {
  const query = queryOf(useHash());
  const link = query.get('link') ?? '';
  const device = query.get('device');
  const [way, setWay] = useState(device === null ? 'invite' : 'device');
  return (
    <Page title="Join">
      <Tabs
        label="Ways to join"
        selected={way}
        onSelect={setWay}
        tabs={[
          { id: 'invite', label: 'With an invite', content: <InviteForm key={link} link={link} /> },
          {
            id: 'device',
            label: 'As my second device',
            content: <SecondDeviceForm link={device ?? ''} />,
          },
          { id: 'recovery', label: 'With a recovery code', content: <RecoveryForm /> },
        ]}
      />
    </Page>
  );
}
