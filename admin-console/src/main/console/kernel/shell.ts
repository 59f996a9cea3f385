// Lines that a person copies into a terminal. Whatever came from an address, a file's name or the chain is one word of it.
declare const line: unique symbol;
export type Line = string & { readonly [line]: true };

const PLAIN = /^[A-Za-z0-9_@%+=:,./-]+$/;

/** Quoted unless no shell reads anything into it. */
export const word = (value: unknown): string => { const text = String(value); return PLAIN.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`; };

/** A line with words in it; a list is as many words. */
export const shell = (parts: TemplateStringsArray, ...values: readonly unknown[]): Line =>
  parts.map((part, i) => part + (i < values.length ? (Array.isArray(values[i]) ? (values[i] as unknown[]).map(word).join(' ') : word(values[i])) : '')).join('').trimEnd() as Line;

/** A line that the node itself wrote, which has quoted it. */
export const said = (text: string | undefined): Line | undefined => (text ? (text as Line) : undefined);
