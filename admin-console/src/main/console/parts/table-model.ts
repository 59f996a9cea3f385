// The rules of a table without its drawing: which rows, in which order, and how both are written in an address.
const NARROWEST = 48;
const WIDEST = 1200;

type Cell = string | number | bigint | undefined | null;

export interface Column<R> {
  readonly key: string;
  readonly label: string;
  /** What is sorted, filtered and exported. */
  readonly value: (row: R) => Cell;
  /** What is drawn, when it is more than the value. */
  readonly show?: (row: R) => unknown;
  readonly number?: boolean;
  /** Only for those who choose it. */
  readonly off?: boolean;
  /** Left out on narrow screens until it is chosen. */
  readonly wide?: boolean;
  readonly help?: string;
}

/** Widths that somebody chose, as they stand in an address: 'name:180,stake:90'. */
export const parseWidths = (text: string): Map<string, number> => new Map(text.split(',').flatMap((part) => { const [, key, width] = /^([\w-]+):(\d{2,4})$/.exec(part) ?? []; return key && width ? [[key, Math.min(WIDEST, Math.max(NARROWEST, Number(width)))]] : []; }));
export const widthsText = (widths: ReadonlyMap<string, number>): string => [...widths].map(([key, width]) => `${key}:${width}`).join(',');
export const widthOf = (wanted: number): number => Math.round(Math.min(WIDEST, Math.max(NARROWEST, wanted)));

export interface Sort { readonly key: string; readonly down: boolean }

export const parseSort = (text: string): Sort[] => text.split(',').filter(Boolean).map((part) => (part.startsWith('-') ? { key: part.slice(1), down: true } : { key: part, down: false }));
export const sortText = (sorts: readonly Sort[]): string => sorts.map((s) => (s.down ? '-' : '') + s.key).join(',');

/** The next order after a click on a heading: up, down, none; with 'more' beside the others. */
export function clicked(sorts: readonly Sort[], key: string, more: boolean, number: boolean): Sort[] {
  const own = sorts.find((s) => s.key === key);
  const others = more ? sorts.filter((s) => s.key !== key) : [];
  // Of numbers the largest is wanted first.
  const next = own === undefined ? { key, down: number } : own.down === number ? { key, down: !number } : undefined;
  return next ? [...others, next] : others;
}

function compare(a: Cell, b: Cell): number {
  const [noA, noB] = [a === undefined || a === null || a === '', b === undefined || b === null || b === ''];
  if (noA || noB) return Number(noA) - Number(noB);
  if (typeof a === 'string' || typeof b === 'string') return natural(String(a).toLowerCase(), String(b).toLowerCase());
  return a! < b! ? -1 : a! > b! ? 1 : 0;
}

// 'miner-2' before 'miner-10'.
function natural(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.match(/\d+|\D+/g) ?? []);
  for (let i = 0; i < Math.max(left!.length, right!.length); i++) {
    const [x = '', y = ''] = [left![i], right![i]];
    if (x === y) continue;
    const numbers = /^\d/.test(x) && /^\d/.test(y) ? Number(x) - Number(y) : 0;
    return numbers || (x < y ? -1 : 1);
  }
  return 0;
}

export function sorted<R>(rows: readonly R[], columns: readonly Column<R>[], sorts: readonly Sort[]): R[] {
  const known = sorts.flatMap((s) => { const column = columns.find((c) => c.key === s.key); return column ? [{ ...s, column }] : []; });
  if (!known.length) return [...rows];
  const keyed = rows.map((row, at) => ({ row, at, values: known.map((s) => s.column.value(row)) }));
  keyed.sort((a, b) => {
    for (let i = 0; i < known.length; i++) {
      const order = compare(a.values[i], b.values[i]);
      // What is not there comes last in both directions.
      const missing = [a.values[i], b.values[i]].some((v) => v === undefined || v === null || v === '');
      if (order) return known[i]!.down && !missing ? -order : order;
    }
    return a.at - b.at;
  });
  return keyed.map((each) => each.row);
}

/** '>100', '<=5', '=x', '!x' or a part of the text; nothing where the words mean no filter. */
export function filter(text: string): ((value: Cell) => boolean) | undefined {
  const [, operator = '', rest = ''] = /^\s*(>=|<=|>|<|=|!)?\s*(.*?)\s*$/.exec(text) ?? [];
  if (!rest) return undefined;
  const wanted = rest.toLowerCase();
  const number = Number(rest.replaceAll(',', ''));
  if (/^[<>]/.test(operator)) {
    if (Number.isNaN(number)) return undefined;
    return (value) => {
      const own = Number(value);
      if (value === undefined || value === null || value === '' || Number.isNaN(own)) return false;
      return operator === '>' ? own > number : operator === '<' ? own < number : operator === '>=' ? own >= number : own <= number;
    };
  }
  const text_ = (value: Cell): string => String(value ?? '').toLowerCase();
  if (operator === '=') return (value) => text_(value) === wanted || (!Number.isNaN(number) && value !== '' && Number(value) === number);
  return operator === '!' ? (value) => !text_(value).includes(wanted) : (value) => text_(value).includes(wanted);
}

export function filtered<R>(rows: readonly R[], columns: readonly Column<R>[], filters: ReadonlyMap<string, string>): R[] {
  const tests = columns.flatMap((column) => { const test = filter(filters.get(column.key) ?? ''); return test ? [{ column, test }] : []; });
  return tests.length ? rows.filter((row) => tests.every(({ column, test }) => test(column.value(row)))) : [...rows];
}

/** What is said of rows that are one page of a longer list, which headings and filters of the table know nothing of. */
export const ofPage = (sorted: boolean, filtered: boolean): string =>
  `a page of a longer list${sorted || filtered ? `: ${[...(sorted ? ['sorted'] : []), ...(filtered ? ['filtered'] : [])].join(' and ')} among these rows only` : ''}`;

/** Rows keep their places while somebody points at them: known ones stay, new ones come last. */
export function held<R>(order: readonly string[], rows: readonly R[], id: (row: R) => string): R[] {
  const byId = new Map(rows.map((row) => [id(row), row]));
  const kept = order.flatMap((key) => { const row = byId.get(key); byId.delete(key); return row === undefined ? [] : [row]; });
  return [...kept, ...byId.values()];
}

/** Which rows are in the document: those seen and a few on both sides. */
export function windowOf(count: number, top: number, height: number, row: number, around = 8): { from: number; to: number } {
  const from = Math.max(0, Math.min(count, Math.floor(top / row)) - around);
  return { from, to: Math.min(count, from + Math.ceil(height / row) + 2 * around) };
}
