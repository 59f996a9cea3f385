// Texts of questions and answers travel as base64.
export const encoded = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** The text, or what was given where it is none. */
export function decoded(text: string): string {
  if (!text || text.length % 4 || !/^[A-Za-z0-9+/]+=*$/.test(text)) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(atob(text), (c) => c.charCodeAt(0)));
  } catch { return text; }
}
