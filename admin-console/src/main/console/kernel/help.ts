// What a code of a refusal means, by the one table that the contract has.
import type { ProblemCode } from 'problems';

/** The line of a code; one that ends with * is for all that begin so. */
export const problemOf = (code: string, all: readonly ProblemCode[]): ProblemCode | undefined =>
  all.find((p) => p.code === code) ?? all.find((p) => p.code.endsWith('*') && code.length >= p.code.length && code.startsWith(p.code.slice(0, -1)));
