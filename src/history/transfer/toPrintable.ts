import { transfer } from '../../ui/strings/transfer.ts';
import type { ShownBranch, ShownTurn } from './shownBranch.ts';

/**
 * On paper the disclaimer stands at the foot of every page: as a table's foot, which Chrome repeats and makes room for. A
 * fixed one would lie over the last lines.
 */
const STYLE = `
body { font: 11pt/1.5 system-ui, sans-serif; max-width: 46rem; margin: 1rem auto; padding: 0 1rem 5rem; color: #111; background: #fff; overflow-wrap: anywhere; }
.disclaimer { font-weight: 700; border: 1px solid #7a1414; padding: .4rem .6rem; }
pre { font: inherit; white-space: pre-wrap; margin: 0 0 .6rem; }
section { border-top: 1px solid #bbb; padding-top: .6rem; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0 .8rem; font-size: 8.5pt; color: #444; }
dd { margin: 0; white-space: pre-wrap; }
.foot { position: fixed; left: 0; right: 0; bottom: 0; background: #fff; text-align: center; font-size: 8.5pt; padding: .3rem; border-top: 1px solid #bbb; }
@page { margin: 16mm 14mm 14mm; }
@media print {
  body { display: table; width: 100%; max-width: none; margin: 0; padding: 0; }
  .foot { display: table-footer-group; position: static; break-inside: avoid; }
}
`;

/**
 * A conversation as one HTML file that fetches nothing and runs nothing. What was said is text in it, markup included:
 * a page that is printed is evidence of what the model wrote.
 */
export function toPrintable(branch: ShownBranch): string {
  const words = transfer.file;
  const { title, disclaimer, exported, models, turns, others, unsent } = branch;
  const list = models.map((model) => `<li>${escape(model)}</li>`).join('');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escape(title)}</title>
<style>${STYLE}</style>
<h1>${escape(title)}</h1>
<p class="disclaimer">${escape(disclaimer)}</p>
<p>${escape(words.exported)}: ${escape(exported)}</p>
<p>${escape(words.models)}:</p>
<ul>${list}</ul>
${turns.map(section).join('\n')}
${unsent === null ? '' : section({ heading: words.unsent, content: unsent, isAnswer: false, facts: [] })}
${others === null ? '' : `<p>${escape(others)}</p>`}
<p class="foot">${escape(disclaimer)}</p>
</html>
`;
}

function section({ heading, content, facts }: ShownTurn): string {
  const rows = facts.map(([name, value]) => `<dt>${escape(name)}</dt><dd>${escape(value)}</dd>`).join('');
  const list = rows === '' ? '' : `<dl>${rows}</dl>`;
  return `<section><h2>${escape(heading)}</h2><pre>${escape(content.trim())}</pre>${list}</section>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
