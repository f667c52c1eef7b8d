import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import Markdown from './Markdown.tsx';

const html = (text: string): string => renderToStaticMarkup(<Markdown text={text} />);

it('renders markdown', () => {
  expect(html('**Rest**\n\n- drink\n- sleep')).toMatch(/<strong>Rest<\/strong>[^]*<li>drink<\/li>/);
});

it.each([
  ['a script', '<script>alert(1)</script>', /<script/],
  ['an event handler', '<img src=x onerror=alert(1)>', /<img/],
  ['a frame', '<iframe src="https://e.example"></iframe>', /<iframe/],
  ['an image', '![tracker](https://e.example/p.png)', /<img|e\.example/],
  ['a javascript link', '[x](javascript:alert(1))', /href|javascript/],
  ['a javascript link in disguise', '[x](JaVaScRiPt&#58;alert(1))', /href/],
  ['a data link', '[x](data:text/html,hi)', /href/],
  ['a relative link', '[x](/delete)', /href/],
  ['a link without a scheme', '[x](//e.example)', /href/],
  ['a heading', '# Diagnosis', /<h1/],
])('refuses %s', (_name, text, forbidden) => expect(html(text)).not.toMatch(forbidden));

it.each(['https://who.int', 'http://who.int', 'mailto:a@b.example'])('links to %s safely', (url) => {
  expect(html(`[x](${url})`)).toContain(
    `<a href="${url}" target="_blank" rel="noopener noreferrer nofollow">x</a>`,
  );
});

it.each(['> ', '- ', '1. ', '![', '[', '*', '* ', '_', '>\n', '<a ', '`', '&#x41;', '|a'])(
  'keeps every word of an answer with %j ten thousand times over, at once',
  (part) => {
    const began = performance.now();
    expect(html(`${part.repeat(10_000)}word`)).toContain('word');
    expect(performance.now() - began).toBeLessThan(2000);
  },
);

it('still renders a rule, a table of dashes and a list in a list', () => {
  expect(html('-'.repeat(80))).toContain('<hr');
  expect(html('- a\n  - b\n    - c')).toMatch(/<ul>[^]*<ul>[^]*<ul>/);
});
