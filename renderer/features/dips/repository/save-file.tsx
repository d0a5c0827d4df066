import type { NextCommit } from '../../../../shared/dips/next-commit.ts';
import { useRequest } from '../../../app/use-request.ts';
import { Button, toast } from '../../../ui/index.ts';
import { bytesOfText } from '../../documents/versions/kept-text.ts';
import styles from './repository.module.css';

/** Saves the file where the person says: for whoever brings it into the repository another way. */
export function SaveFile({ commit }: { readonly commit: NextCommit }) {
  const request = useRequest();
  const save = async (): Promise<void> => {
    const saved = await request<'save-bytes'>({
      type: 'save-bytes',
      suggestedName: commit.path.split('/').at(-1) ?? 'dip.md',
      bytes: bytesOfText(commit.text).bytes,
    });
    if (saved !== null && saved.path !== null) toast(`Saved as ${saved.path}.`, 'success');
  };
  return (
    <div className={styles.buttons}>
      <Button onPress={() => void save()}>Save the file…</Button>
    </div>
  );
}
