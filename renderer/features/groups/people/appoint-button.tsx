import { useState } from 'react';
import type { Twg } from '../../../../shared/rules/index.ts';
import { ForeseenButton } from '../../../app/foreseen-button.tsx';
import { useAssociation } from '../../../stores/use-association.tsx';
import { PeopleDialog } from './people-dialogs.tsx';
import { appointable } from './people-facts.ts';

const NOBODY_TO_APPOINT =
  'Nobody can be appointed: there is no member left, and nobody has shown interest. Whoever would take it on shows interest first.';

/** Appoints a facilitator where none is left. */
export function AppointButton({ twg }: { readonly twg: Twg }) {
  const [isOpen, setOpen] = useState<'no' | 'yes'>('no');
  const candidate = useAssociation(({ state }) => appointable(state, twg)[0]);
  return (
    <>
      <ForeseenButton
        type="facilitator.appoint"
        check={{ twg: twg.id, person: candidate ?? '' }}
        variant="primary"
        reason={candidate === undefined ? NOBODY_TO_APPOINT : undefined}
        allow={candidate === undefined ? 'malformed' : undefined}
        onPress={() => setOpen('yes')}
      >
        Appoint a facilitator…
      </ForeseenButton>
      {isOpen === 'yes' ? (
        <PeopleDialog name="appoint" twg={twg} onClose={() => setOpen('no')} />
      ) : null}
    </>
  );
}
