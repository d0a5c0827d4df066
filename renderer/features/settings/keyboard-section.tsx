import { setSingleKeys, useSingleKeys } from '../../stores/single-keys.ts';
import { Checkbox, Section } from '../../ui/index.ts';

/** Shortcuts of one key can be hit unawares, and by speech: they can be switched off. */
export function KeyboardSection() {
  const keys = useSingleKeys();
  return (
    <Section title="Keyboard">
      <Checkbox
        isSelected={keys === 'on'}
        onChange={(on) => setSingleKeys(on ? 'on' : 'off')}
        description="Such as y, n and a on a ballot, g then i for the inbox, and ? for the list of keys. None of them works while you type in a field, and none signs anything."
      >
        Shortcuts of a single key
      </Checkbox>
    </Section>
  );
}
