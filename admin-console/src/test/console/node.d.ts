// What tests use of Node, which runs them inside Maven's JVM; its own declarations are not needed for more.
declare module 'node:assert/strict' {
  const assert: { equal(actual: unknown, expected: unknown, message?: string): void; deepEqual(actual: unknown, expected: unknown, message?: string): void; rejects(asked: Promise<unknown>, fits: (fault: unknown) => boolean): Promise<void>; ok(value: unknown, message?: string): void };
  export default assert;
}
declare module 'node:fs' {
  export function readdirSync(folder: string, options: { recursive: true }): string[];
  export function readFileSync(file: string, encoding: 'utf8'): string;
}
/** The folder of the sources; set by build/Compiler.java. */
declare const CONSOLE: string;
