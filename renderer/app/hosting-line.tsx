import { personName } from '../../shared/wording/index.ts';
import { useAssociation } from '../stores/use-association.tsx';
import { comesAndGoes, useHosting } from './hosting.ts';

/** Who hosts the relay, and what that means for whoever is to reach it. */
export function HostingLine() {
  const hosting = useHosting();
  const { state, relayUrl } = useAssociation(({ state, connection }) => ({
    state,
    relayUrl: connection.relayUrl,
  }));
  switch (hosting.kind) {
    case 'standing':
      return <>The relay at {relayUrl}.</>;
    case 'here':
      return comesAndGoes(hosting) ? (
        <>
          The relay on this computer, shared at {hosting.sharedAs}. Others reach it, and their votes
          are counted, only while this computer is awake.
        </>
      ) : (
        <>The relay on this computer, which nobody else reaches.</>
      );
    case 'with-person': {
      const name = personName(state, hosting.person);
      return (
        <>
          {name} hosts it: the relay is on their computer, at {relayUrl}. Votes reach it, and are
          counted, only while that computer is awake; until then they wait on your device.
        </>
      );
    }
  }
}
