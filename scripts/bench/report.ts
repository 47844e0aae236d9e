/** One table of the bench. Every row says what was measured and its numbers by column; `ratios` relate numbers of this run. */
export interface Section {
  title: string;
  /** What the numbers include. */
  note: string;
  columns: string[];
  rows: { name: string; values: (number | string)[] }[];
  ratios: Record<string, number>;
}

/** The tables as people read them. */
export function formatSections(sections: readonly Section[]): string {
  return sections.map(formatSection).join('\n');
}

function formatSection({ title, note, columns, rows, ratios }: Section): string {
  const lines = [
    ['', ...columns],
    ...rows.map(({ name, values }) => [name, ...values.map(formatValue)]),
  ];
  const widths = (lines[0] ?? []).map((_, at) =>
    Math.max(...lines.map((line) => (line[at] ?? '').length)),
  );
  const table = lines.map((line) =>
    line
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  const related = Object.entries(ratios).map(([name, value]) => `  ${name}: ${formatValue(value)}`);
  return [title, note, '', ...table, ...(related.length > 0 ? ['', ...related] : []), ''].join(
    '\n',
  );
}

function formatValue(value: number | string): string {
  if (typeof value === 'string') return value;
  if (Number.isInteger(value)) return String(value);
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
