// A file for whoever looks at the page; the browser asks where to or puts it with the others.
import { file } from './http.js';

export function save(name: string, content: Blob): void {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(content), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}

/** All rows of a list, as the node writes them. */
export const saveRows = async (path: string, name: string): Promise<void> => save(name, await file(path, 'text/csv'));
