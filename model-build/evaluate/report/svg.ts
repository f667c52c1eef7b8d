/** The little of SVG that the plots need. They bring their own colours, which are readable on light and dark paper. */

export const INK = '#6b7280';
export const COLORS = ['#2563eb', '#c2410c', '#0f766e', '#7c3aed', '#9f1239', '#4d7c0f'] as const;

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content = '',
): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${typeof value === 'number' ? Number(value.toFixed(2)) : escapeXml(value)}"`,
  );
  return `<${name}${written.join('')}>${content}</${name}>`;
}

export function words(
  x: number,
  y: number,
  text: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
): string {
  return element('text', { x, y, 'text-anchor': anchor, fill: INK }, escapeXml(text));
}

/** @param title what the picture shows, for those who do not see it */
export function picture(width: number, height: number, title: string, parts: readonly string[]): string {
  const frame = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    'font-family': 'system-ui, sans-serif',
    'font-size': '12',
  };
  return `${element('svg', frame, ['', element('title', {}, escapeXml(title)), ...parts, ''].join('\n'))}\n`;
}
