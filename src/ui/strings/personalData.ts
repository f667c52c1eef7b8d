/** The hint before an export, which imports it itself. */
export const personalData = {
  title: 'What was typed may name a person:',
  kinds: {
    email: 'e-mail address',
    phone: 'phone number',
    record: 'record number',
    name: 'name beside a date',
  },
  item: (kind: string, texts: readonly string[], more: number): string =>
    `${kind}: ${texts.map((text) => `“${text}”`).join(', ')}${more > 0 ? `, and ${more} more` : ''}`,
  note: 'Look before you pass a file on. This was found on this device by rules for English, which miss much and take some things for what they are not. Nothing is changed or held back.',
} as const;
