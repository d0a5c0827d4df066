/** A person's colour beside a text: the same everywhere, from the id alone; a hue in degrees. */
export function hueOf(person: string): number {
  let sum = 0;
  for (let at = 0; at < person.length; at++) sum = (sum * 31 + person.charCodeAt(at)) % 0xffff;
  return (sum * 137) % 360;
}
