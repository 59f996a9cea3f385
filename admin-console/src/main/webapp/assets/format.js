// Amounts are rao in strings of up to 20 digits: BigInt, because a double loses the last ones.
const RAO = 1_000_000_000n;
const grouped = new Intl.NumberFormat('en');

export function tao(rao, digits = 9) {
  const value = BigInt(rao ?? 0);
  const size = value < 0n ? -value : value;
  const fraction = (size % RAO).toString().padStart(9, '0').slice(0, digits);
  return `${value < 0n ? '−' : ''}${grouped.format(size / RAO)}${digits ? `.${fraction}` : ''}`;
}

export const trimmed = (rao) => tao(rao).replace(/\.?0+$/, '');
export const whole = (n) => grouped.format(n);
export const percent = (ratio) => `${(100 * (ratio || 0)).toFixed(2)} %`;
export const short = (text, head = 8, tail = 6) =>
  text && text.length > head + tail + 1 ? `${text.slice(0, head)}…${text.slice(-tail)}` : text ?? '';

export function blocksUntil(from, to, perBlock) {
  const step = BigInt(perBlock ?? 0);
  const left = BigInt(to ?? 0) - BigInt(from ?? 0);
  return step > 0n && left > 0n ? (left + step - 1n) / step : 0n;
}

export const share = (part, all) => (BigInt(all) > 0n ? Number((BigInt(part) * 1_000_000n) / BigInt(all)) / 1e6 : 0);

export const bytes = (n) => (n >= 2 ** 30 ? `${(n / 2 ** 30).toFixed(1)} GB` : `${Math.round(n / 2 ** 20)} MB`);
