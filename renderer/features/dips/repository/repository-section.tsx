import { Section } from '../../../ui/index.ts';
import { RepositoryForm } from './repository-form.tsx';

/** The DIP repository of this device, among its settings. */
export function RepositorySection() {
  return (
    <Section title="DIP repository">
      <RepositoryForm />
    </Section>
  );
}
