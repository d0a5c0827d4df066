import type { Twg } from '../../../shared/rules/index.ts';

export function PublishFirst(_: { readonly twg: Twg; readonly what: string }) {
  return null;
}
