import { transfer } from '../../ui/strings/transfer.ts';
import type { ShownBranch, ShownTurn } from './shownBranch.ts';

/** A conversation as CommonMark. Questions are quoted; answers keep the markup that the model wrote. */
export function toMarkdown({
  title,
  disclaimer,
  exported,
  models,
  turns,
  others,
  unsent,
}: ShownBranch): string {
  const words = transfer.file;
  const blocks = [
    `# ${oneLine(title)}`,
    `**${words.disclaimer}: ${disclaimer}**`,
    `${words.exported}: ${exported}`,
    `${words.models}:\n\n${models.map((model) => `- ${oneLine(model)}`).join('\n')}`,
    ...turns.flatMap(turn),
    ...(unsent === null ? [] : [`## ${words.unsent}`, quote(unsent)]),
    ...(others === null ? [] : [others]),
    `**${words.disclaimer}: ${disclaimer}**`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function turn({ heading, content, isAnswer, facts }: ShownTurn): string[] {
  const list = facts.map(([name, value]) => `- ${name}: ${oneLine(value)}`).join('\n');
  const text = isAnswer ? withoutFetching(content.trim()) : quote(content);
  return [`## ${oneLine(heading)}`, text, ...(list === '' ? [] : [list])];
}

/** Typed text stands as it is: every line is quoted, and what would be markup is escaped (CommonMark, 2.4). */
function quote(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line.replace(/[\\`*_{}[\]()#+\-.!|<>~]/g, '\\$&')}`)
    .join('\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>]/g, '\\$&');
}

/** A model may write images and HTML; whoever opens the file elsewhere must not fetch what it names. */
function withoutFetching(text: string): string {
  return text.replace(/!\[/g, '!\\[').replace(/</g, '\\<');
}
