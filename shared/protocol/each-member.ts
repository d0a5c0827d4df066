/**
 * The channel that stands for telling every member one by one, as the relay does with whatever is
 * posted or circulated: by mail, or by their own webhooks. It has an address of its own only where
 * the secretariat has set a list under that name.
 */

export const EACH_MEMBER = 'each member';

export const isEachMember = (channel: { readonly kind: string; readonly name?: string }): boolean =>
  (channel.kind === 'email' || channel.kind === 'slack') && channel.name?.trim() === EACH_MEMBER;
