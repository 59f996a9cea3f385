// Amounts are rao in strings of up to 20 digits: BigInt, because a double loses the last ones.
const RAO = 1_000_000_000n;
const grouped = (n: number | bigint): string => n.toString().replace(/\B(?=(\d{3})+$)/g, ',');

export function tao(rao: string | bigint | undefined, digits = 4): string {
  const value = BigInt(rao ?? 0);
  const size = value < 0n ? -value : value;
  const fraction = (size % RAO).toString().padStart(9, '0').slice(0, digits);
  return `${value < 0n ? '−' : ''}${grouped(size / RAO)}${digits ? `.${fraction}` : ''}`;
}

/** Rao as a number of TAO, for sorting and drawing only. */
export const taoNumber = (rao: string | undefined): number => Number(rao ?? 0) / 1e9;
export const trimmed = (rao: string | undefined): string => tao(rao, 9).replace(/\.?0+$/, '');
export const whole = (n: number | bigint): string => grouped(n);
export const counted = (n: number, one: string): string => `${whole(n)} ${n === 1 ? one : `${one}s`}`;
export const percent = (ratio: number | undefined, digits = 2): string => `${(100 * (ratio ?? 0)).toFixed(digits)} %`;
export const fixed = (n: number | undefined, digits = 4): string => (n === undefined || !Number.isFinite(n) ? '–' : n.toFixed(digits));

/** Shown short, copied whole. */
export function short(text: string | undefined, head = 6, tail = 4): string {
  if (!text) return '';
  return text.length > head + tail + 2 ? `${text.slice(0, head)}..${text.slice(-tail)}` : text;
}

export function blocksUntil(from: string, to: string, perBlock: string): bigint {
  const step = BigInt(perBlock || 0);
  const left = BigInt(to || 0) - BigInt(from || 0);
  return step > 0n && left > 0n ? (left + step - 1n) / step : 0n;
}

export const share = (part: string, all: string): number => (BigInt(all || 0) > 0n ? Number((BigInt(part || 0) * 1_000_000n) / BigInt(all)) / 1e6 : 0);
export const bytes = (n: number): string => (n >= 2 ** 30 ? `${(n / 2 ** 30).toFixed(1)} GB` : n >= 2 ** 20 ? `${Math.round(n / 2 ** 20)} MB` : `${whole(n)} B`);

/** TAO as a person types it, in rao; nothing where it is no amount. */
export function rao(text: string): string | undefined {
  const found = /^(\d{1,11})(?:\.(\d{1,9}))?$/.exec(text.trim().replaceAll(',', ''));
  return found ? (BigInt(found[1] ?? 0) * RAO + BigInt((found[2] ?? '').padEnd(9, '0'))).toString() : undefined;
}

/** How long something has lasted, roughly. */
export function lasted(millis: number): string {
  const seconds = Math.max(0, Math.round(millis / 1000));
  return seconds < 60 ? `${seconds} s` : seconds < 3600 ? `${Math.floor(seconds / 60)} min` : seconds < 172_800 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 86_400)} days`;
}

export const ago = (millis: number, now = Date.now()): string => `${lasted(now - millis)} ago`;

/** A span of blocks as a person reads it, at the pace that was seen. */
export function span(blocks: number, secondsPerBlock: number): string {
  const seconds = blocks * secondsPerBlock;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${(seconds / 3600).toFixed(1)} h`;
  if (seconds < 63_072_000) return `${Math.round(seconds / 86_400)} days`;
  return `${(seconds / 31_536_000).toFixed(1)} years`;
}

/** 'ExtrinsicSuccess' and 'add_stake' as words. */
export const words = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll('_', ' ').toLowerCase();

export function csv(rows: readonly (readonly string[])[], separator = ','): string {
  const quoted = (cell: string): string => (separator === ',' && /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell.replace(/[\t\r\n]+/g, ' '));
  // A cell that a spreadsheet would run is made text: names come from strangers.
  const safe = (cell: string): string => (/^[=+@\t\r-]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell);
  return rows.map((row) => row.map((cell) => quoted(safe(cell))).join(separator)).join('\n');
}

/** A limit of a type of whole numbers: beyond what a double holds, powers of two. */
export const limit = (text: string): string => {
  const value = Number(text);
  if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return whole(value);
  const power = Math.round(Math.log2(Math.abs(value)));
  return value < 0 ? `-2^${power}` : `2^${power} - 1`;
};
