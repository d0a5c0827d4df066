/** Marks what the arrows lead to. */
export const HIT = 'data-hit';

/** Up and down among what was found, and back to the field; whether the key did anything. */
export function moveAmongHits(
  key: string,
  all: HTMLElement | null,
  field: HTMLInputElement | null,
): 'moved' | 'other' {
  const hits = Array.from(all?.querySelectorAll<HTMLElement>(`[${HIT}]`) ?? []);
  const at = hits.findIndex((hit) => hit === document.activeElement);
  const isInField = document.activeElement === field;
  if (at === -1 && !isInField) return 'other';
  switch (key) {
    case 'ArrowDown':
      return focused(hits[at + 1]);
    case 'ArrowUp':
      return isInField ? 'other' : focused(hits[at - 1] ?? field);
    case 'Home':
      return isInField ? 'other' : focused(hits[0]);
    case 'End':
      return isInField ? 'other' : focused(hits.at(-1));
    case 'Escape':
      return isInField ? 'other' : focused(field);
    default:
      return 'other';
  }
}

function focused(element: HTMLElement | null | undefined): 'moved' | 'other' {
  if (element === null || element === undefined) return 'other';
  element.focus();
  return 'moved';
}
