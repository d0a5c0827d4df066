import type { RulebookChange } from '../../../shared/rules/rulebook.ts';
import { RULEBOOK_PARTS as PART_LABELS } from '../../../shared/wording/index.ts';
import { useAssociation } from '../../stores/use-association.tsx';
import { Table } from '../../ui/index.ts';
import { partWords, RULEBOOK_PARTS, type RulebookPart } from '../association/rulebook-words.ts';

/** The parts of the rulebook that would change, beside what holds now. */
export function RulebookChangeTable({ change }: { readonly change: RulebookChange }) {
  const rulebook = useAssociation((view) => view.verified.association?.rulebook ?? null);
  const changed = RULEBOOK_PARTS.filter((part) => change[part] !== undefined);
  return (
    <Table
      label="The parts that change"
      columns={[
        { id: 'part', label: 'Part' },
        { id: 'now', label: 'In force now' },
        { id: 'put', label: 'Put to the vote' },
      ]}
      rows={changed.map((part) => ({
        id: part,
        cells: {
          part: PART_LABELS[part] ?? part,
          now: rulebook === null ? '' : partWords(part, rulebook[part]),
          put: changedWords(part, change),
        },
      }))}
    />
  );
}

function changedWords(part: RulebookPart, change: RulebookChange): string {
  const value = change[part];
  return value === undefined ? '' : partWords(part, value);
}
