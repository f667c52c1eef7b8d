import { expect, it } from 'vitest';
import { titleFor } from './titleFor.ts';

const question = (content: string) => [
  { id: 'q', parentId: null, role: 'user' as const, content, createdAt: 0 },
];

it.each([
  ['I have a headache', 'I have a headache'],
  ['  two\n\nlines ', 'two lines'],
  ['', 'Untitled'],
  ['word '.repeat(20), `${'word '.repeat(11)}word…`.replace(' word…', '…')],
  ['x'.repeat(80), `${'x'.repeat(59)}…`],
  ['👨‍👩‍👧'.repeat(80), `${'👨‍👩‍👧'.repeat(59)}…`],
  ['🤒'.repeat(80), `${'🤒'.repeat(59)}…`],
])('%j becomes %j', (content, title) => expect(titleFor(question(content))).toBe(title));

it('names a conversation without a question', () => expect(titleFor([])).toBe('Untitled'));
