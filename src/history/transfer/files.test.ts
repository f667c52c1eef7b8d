import { describe, expect, it } from 'vitest';
import { aConversation, aMaking, anAnswer, aQuestion } from '../../lib/testing/conversations.ts';
import { fileName } from './fileName.ts';
import { shownBranch } from './shownBranch.ts';
import { toMarkdown } from './toMarkdown.ts';
import { toPrintable } from './toPrintable.ts';

const hostile = '<script>alert(1)</script> ![x](https://example.org/t.png)\n# "Quoted" & \'so\'';
const conversation = aConversation(
  [
    aQuestion('q1', null, hostile),
    anAnswer('a1', 'q1', { content: hostile, making: aMaking({ weightsSha256: 'cd'.repeat(32) }) }),
    anAnswer('a1b', 'q1'),
  ],
  'a1',
  { title: 'Head & <b>ache</b>' },
);
const branch = shownBranch(conversation, '<i>draft</i>', 0);

describe.each([
  ['Markdown', toMarkdown(branch)],
  ['the printable page', toPrintable(branch)],
])('%s', (name, text) => {
  it('carries the disclaimer at its head and its end, and the model with its hashes', () => {
    const disclaimer = /For research purposes only\. Do not use for actual medical diagnosis\./g;
    expect(text.match(disclaimer)).toHaveLength(2);
    expect(text).toContain('Tiny Mistral');
    expect(text.replaceAll('\\', '')).toContain('tiny-mistral-q4f32_1');
    expect(text).toContain('ab'.repeat(32));
    expect(text).toContain('cd'.repeat(32));
  });

  it('holds the shown branch, says what else there is, and what was not asked yet', () => {
    expect(text).not.toContain('answer a1b');
    expect(text).toMatch(/Messages of other versions.*: 1\./);
    expect(text).toContain('draft');
  });

  it('has no markup of what was said', () => {
    const said = name === 'Markdown' ? text : text.slice(text.indexOf('<h1>'));
    expect(said).not.toMatch(/(?<!\\)<(script|b|i)\b/);
    if (name === 'Markdown') expect(said).not.toContain('![');
  });
});

it('quotes every line of a question', () => {
  expect(toMarkdown(branch)).toContain('\n> \\<script\\>alert\\(1\\)\\</script\\>');
  expect(toMarkdown(branch)).toContain('\n> \\# "Quoted" & \'so\'');
});

it.each([
  ['Head & <b>ache</b>', 'chatdoctor-head-b-ache-b-1970-01-01.md'],
  ['../../etc/passwd', 'chatdoctor-etc-passwd-1970-01-01.md'],
  ['頭痛 Müller', 'chatdoctor-頭痛-müller-1970-01-01.md'],
  ['…', 'chatdoctor-1970-01-01.md'],
  ['x'.repeat(300), `chatdoctor-${'x'.repeat(40)}-1970-01-01.md`],
])('%j is kept as %s', (title, name) => {
  expect(fileName(title, 0, 'md')).toBe(name);
});
