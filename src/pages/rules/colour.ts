/** Makes a brand's colour legible: WCAG 2 contrast, by moving it towards black or white. */

type Rgb = readonly [number, number, number];

/** WCAG AA for text. */
const AA = 4.5;

export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(rgb(a)), luminance(rgb(b))].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The nearest shade of `colour` that can be read on `background`. */
export function readableOn(background: string, colour: string): string {
  const away = luminance(rgb(background)) > 0.18 ? 0 : 255;
  let shade = rgb(colour);
  for (let step = 0; step < 20 && contrast(hex(shade), background) < AA; step += 1) {
    shade = shade.map((channel) => Math.round(channel + (away - channel) * 0.12)) as unknown as Rgb;
  }
  return contrast(hex(shade), background) >= AA ? hex(shade) : away === 0 ? '#000000' : '#ffffff';
}

function luminance([r, g, b]: Rgb): number {
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

function linear(channel: number): number {
  const s = channel / 255;
  return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
}

function rgb(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function hex(colour: Rgb): string {
  return `#${colour.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
