import type { BuildBench } from './benchBuild.ts';

/** The figures as a table in Markdown, with what they were measured on. */
export function describeBench({ machine, quantization, coldCache, rows }: BuildBench): string {
  const seconds = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} s`;
  const gigabytes = (value: number): string => `${(value / 1e9).toFixed(1)} GB`;
  const cells = [
    ['Layers', 'Read', 'Written', 'Build', 'Processor time', 'Memory', 'Disk alone: read', 'write'],
    ...rows.map((row) => [
      String(row.layers),
      gigabytes(row.inputBytes),
      gigabytes(row.outputBytes),
      seconds(row.elapsedSeconds),
      seconds(row.userSeconds + row.systemSeconds),
      `${(row.maxResidentBytes / 1e6).toFixed(0)} MB`,
      seconds(row.disk.readSeconds),
      seconds(row.disk.writeSeconds),
    ]),
  ];
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => (row[column] ?? '').length)),
  );
  const lines = cells.map(
    (row) => `| ${row.map((cell, at) => cell.padStart(widths[at] ?? 0)).join(' | ')} |`,
  );
  lines.splice(1, 0, `| ${widths.map((width) => `${'-'.repeat(width - 1)}:`).join(' | ')} |`);
  const cache = coldCache
    ? 'the inputs dropped from memory before each reading'
    : 'the inputs in memory in part';
  return [
    `${quantization}; ${machine.cores} cores (${machine.cpu}), ${machine.memoryGB} GB, Node ${machine.node.slice(1)}, ` +
      `load ${machine.loadBefore} before; ${cache}.`,
    '',
    ...lines,
  ].join('\n');
}
