// From the type of an argument, as metadata names it, to a field; and from the field's text to JSON.
export type Kind = 'number' | 'flag' | 'account' | 'bytes' | 'json';

const NUMBER = /^(Compact<)?[ui](8|16|32|64|128)>?$/;

export function kindOf(type: string): Kind {
  if (NUMBER.test(type) || type === 'Percent') return 'number';
  if (type === 'bool') return 'flag';
  if (type === 'AccountId32' || type === 'MultiAddress') return 'account';
  if (/^H(160|256)$|^Vec<u8>$|^\[u8; \d+\]$/.test(type)) return 'bytes';
  return 'json';
}

export const HINTS: Record<Kind, string> = {
  number: 'a whole number; amounts are rao: 1 TAO is 1000000000', flag: 'true or false', account: 'an address', bytes: 'hex with 0x before it', json: 'JSON, as ./myelin tx takes it',
};

/** The value as the interface takes it; a sentence where the text is none. */
export function read(type: string, text: string): { value: unknown } | { wrong: string } {
  const given = text.trim();
  switch (kindOf(type)) {
    case 'number': return /^-?\d{1,39}$/.test(given.replaceAll(',', '')) ? { value: exact(given.replaceAll(',', '')) } : { wrong: `'${given.slice(0, 60)}' is no whole number` };
    case 'flag': return given === 'true' || given === 'false' ? { value: given === 'true' } : { wrong: `'${given.slice(0, 60)}' is neither true nor false` };
    case 'account': case 'bytes': return given ? { value: given } : { wrong: 'nothing was given' };
    case 'json': try { return { value: JSON.parse(given) as unknown }; } catch { return { wrong: `'${given.slice(0, 60)}' is no JSON` }; }
  }
}

// A double loses the last digits of a large amount; such numbers travel as text.
const exact = (digits: string): number | string => (Number.isSafeInteger(Number(digits)) ? Number(digits) : digits);

/** What a field shows for a value that came in the address. */
export const shownAs = (value: unknown): string => (value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value));
