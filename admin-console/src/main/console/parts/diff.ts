// What differs between two values, leaf by leaf: of an account whose balance changed, the balance.
export interface Difference { readonly path: string; readonly before: string; readonly after: string }

const leaf = (value: unknown): boolean => typeof value !== 'object' || value === null;
const text = (value: unknown): string => (value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value));

export function differences(before: unknown, after: unknown, path = ''): Difference[] {
  if (text(before) === text(after)) return [];
  if (leaf(before) || leaf(after) || Array.isArray(before) !== Array.isArray(after)) return [{ path, before: text(before), after: text(after) }];
  const [old, young] = [before as Record<string, unknown>, after as Record<string, unknown>];
  return [...new Set([...Object.keys(old), ...Object.keys(young)])].flatMap((name) => differences(old[name], young[name], path ? `${path}.${name}` : name));
}
