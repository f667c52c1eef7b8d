/** Columns side by side, two spaces apart; a column of numbers below its head stands to the right. */
export function table(rows: readonly (readonly string[])[], indent = '  '): string[] {
  const columns = Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, i) =>
    rows.map((row) => row[i] ?? ''),
  );
  const widths = columns.map((column) => Math.max(...column.map((text) => text.length)));
  const numbers = columns.map((column) =>
    column.slice(1).every((text) => /^[\d.,]+(?: (?:x|[kMGT]?B))?$/.test(text)),
  );
  return rows.map((row) => {
    const cells = row.map((text, i) =>
      numbers[i] === true && rows.length > 1 ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0),
    );
    return `${indent}${cells.join('  ')}`.trimEnd();
  });
}
