// What an address of the chain looks like.
const FORM = '5[1-9A-HJ-NP-Za-km-z]{46,48}';
const WHOLE = new RegExp(`^${FORM}$`);

export const isAddress = (text: string): boolean => WHOLE.test(text);

/** The text with each address in it cut short. */
export const shortAddresses = (text: string): string => text.replace(new RegExp(`\\b${FORM}\\b`, 'g'), (a) => `${a.slice(0, 6)}..${a.slice(-4)}`);
