import type { ModelRow } from '../../lib/shared/catalogue.ts';
import { preflight as words } from '../../ui/strings/preflight.ts';
import { describeMachine } from './describeMachine.ts';
import type { Verdict } from './judgeModel.ts';
import type { MachineFacts } from './machineFacts.ts';

/** Everything that the verdicts rest on, as text to pass on. No address, no conversation, no setting is in it. */
export function diagnostics(
  facts: MachineFacts,
  verdicts: readonly { readonly row: ModelRow; readonly verdict: Verdict }[],
): string {
  const { gpu } = facts;
  const lines = [
    words.machine,
    ...describeMachine(facts).map(([name, value]) => `  ${name}: ${value}`),
    ...(gpu.kind === 'present' ? [`  WebGPU: ${gpu.features.join(', ')}`] : [`  WebGPU: ${gpu.reason}`]),
    '',
    words.models,
  ];
  for (const { row, verdict } of verdicts) {
    lines.push(`  ${row.name}: ${words.answer[verdict.answer]}`);
    if (verdict.build !== null) lines.push(`    ${words.build(verdict.build.quantization)}`);
    for (const { weight, words: said } of verdict.findings) {
      lines.push(`    ${[words.weight[weight], said.message].filter((part) => part !== '').join(' ')}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
