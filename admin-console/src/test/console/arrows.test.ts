import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

const files = readdirSync(CONSOLE, { recursive: true }).map((f) => f.replaceAll('\\', '/')).filter((f) => f.endsWith('.ts'));
const text = (file: string): string => readFileSync(`${CONSOLE}/${file}`, 'utf8');
/** What a file imports of ours, as paths below the sources. */
const imports = (file: string): string[] => [...text(file).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((found) => new URL(found[1] ?? '', `file:///${file}`).pathname.slice(1));
const area = (path: string): string | undefined => /^areas\/([^/]+)\//.exec(path)?.[1];
const offenders = (wrong: (file: string) => unknown): string[] => files.filter(wrong);

export default {
  'should see the sources': () => assert.ok(files.length > 30 && files.some((f) => imports(f).length > 3), String(files.length)),
  'should let kernel import kernel only, and parts nothing of areas and shell': () => {
    assert.deepEqual(offenders((f) => f.startsWith('kernel/') && imports(f).some((to) => !to.startsWith('kernel/'))), []);
    assert.deepEqual(offenders((f) => f.startsWith('parts/') && imports(f).some((to) => !/^(kernel|parts)\//.test(to))), []);
  },
  'should keep areas apart': () => assert.deepEqual(offenders((f) => area(f) !== undefined && imports(f).some((to) => to.startsWith('shell/') || (area(to) !== undefined && area(to) !== area(f)))), []),
  'should ask the node in kernel/http only': () => assert.deepEqual(offenders((f) => f !== 'kernel/http.ts' && /\bfetch\(|new EventSource|XMLHttpRequest|sendBeacon|new WebSocket/.test(text(f))), []),
  'should export nothing that no other file of the pages or their tests uses': () => {
    const tests = readdirSync(`${CONSOLE}/../../test/console`, { recursive: true }).map((f) => readFileSync(`${CONSOLE}/../../test/console/${f}`, 'utf8')).join('\n');
    const exported = files.flatMap((f) => [...text(f).matchAll(/^export (?:abstract |async )*(?:const|function|class|interface|type) (\w+)/gm)].map((found) => [f, found[1] ?? ''] as const));
    const passedOn = files.flatMap((f) => [...text(f).matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap((found) => (found[1] ?? '').split(',').map((name) => [f, name.trim().split(' ').at(-1) ?? ''] as const))).filter(([, name]) => name);
    const uses = (source: string, name: string): boolean => new RegExp(`\\b${name}\\b`).test(source);
    assert.ok(exported.length > 100, String(exported.length));
    assert.deepEqual([...exported, ...passedOn].filter(([f, name]) => !uses(tests, name) && !files.some((other) => other !== f && uses(text(other), name))).map(([f, name]) => `${f}: ${name}`), []);
  },
  'should have no inline style or handler, no raw markup, and no address of another host': () => {
    assert.deepEqual(offenders((f) => /\sstyle="|\son[a-z]+="|unsafeHTML|innerHTML|outerHTML|insertAdjacentHTML/.test(text(f))), []);
    assert.deepEqual(offenders((f) => /https?:\/\/(?!127\.0\.0\.1)/.test(text(f))), []);
  },
};
