import { Plus, Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { OutputKind } from '../../../shared/documents/proposal-markdown.ts';

import { useCharterOutputs, type DocumentHandle } from '../../collab/index.ts';
import { Button, Icon, Select, TextField } from '../../ui/index.ts';
import { onOneLine } from './charter-document.ts';
import { FIELD_HINTS, FIELD_LABELS, OUTPUT_KINDS } from './charter-fields.ts';
import styles from './proposals.module.css';

const LONGEST_TITLE = 300;

/** The list of outputs, each of a kind and with a title; shared like the texts. */
export function OutputsField({ handle }: { readonly handle: DocumentHandle }) {
  const { mayWrite } = handle;
  const list = useCharterOutputs(handle);
  const field = useRef<HTMLFieldSetElement>(null);
  const added = useRef<'no' | 'yes'>('no');
  const count = list.outputs.length;
  // Whoever adds an output writes its title next.
  useEffect(() => {
    if (added.current === 'no') return;
    added.current = 'no';
    [...(field.current?.querySelectorAll('input') ?? [])].at(-1)?.focus();
  }, [count]);
  return (
    <fieldset className={styles.fieldset} ref={field}>
      <legend>{FIELD_LABELS.outputs}</legend>
      {list.outputs.map(({ key, kind, title }, place) => (
        <div key={key} className={styles.output}>
          <div className={styles.outputKind}>
            <Select
              label={`Kind of output ${place + 1}`}
              hideLabel
              items={OUTPUT_KINDS}
              value={kind}
              onChange={(id) => list.change(key, { kind: id as OutputKind })}
              isDisabled={!mayWrite}
            />
          </div>
          <TextField
            label={`Title of output ${place + 1}`}
            hideLabel
            value={title}
            onChange={(text) => list.change(key, { title: onOneLine(text) })}
            placeholder="Title"
            maxLength={LONGEST_TITLE}
            isDisabled={!mayWrite}
          />
          <Button
            variant="quiet"
            label={`Remove output ${place + 1}`}
            icon={<Icon of={Trash2} />}
            onPress={() => list.remove(key)}
            isDisabled={!mayWrite}
          />
        </div>
      ))}
      <Button
        size="small"
        icon={<Icon of={Plus} />}
        onPress={() => {
          added.current = 'yes';
          list.add({ kind: 'report', title: '' });
        }}
        isDisabled={!mayWrite}
      >
        Add an output
      </Button>
      <p className={styles.quiet}>{FIELD_HINTS.outputs}</p>
    </fieldset>
  );
}
