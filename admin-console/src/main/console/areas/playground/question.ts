import { decoded, encoded } from '../../kernel/base64.js';

// From the schema of a task to fields of a form, and from the form to a question.
interface Schema { type?: string; format?: string; contentEncoding?: string; description?: string; default?: unknown; items?: Schema; properties?: Record<string, Schema>; required?: string[] }
export interface Task { name: string; question: Schema; answer?: Schema }
export interface Field { name: string; kind: 'text' | 'number' | 'flag' | 'lines' | 'attachment'; required: boolean; help: string; example: string }

export function fieldsOf(task: Task): Field[] {
  return Object.entries(task.question.properties ?? {}).map(([name, schema]) => ({
    name, kind: kindOf(schema), required: task.question.required?.includes(name) ?? false,
    help: [schema.description, schema.type === 'array' ? 'one a line' : ''].filter(Boolean).join('; '),
    example: schema.default === undefined ? '' : String(schema.default),
  }));
}

function kindOf(schema: Schema): Field['kind'] {
  if (schema.format === 'attachment' || schema.type === 'object') return 'attachment';
  if (schema.type === 'array') return 'lines';
  if (schema.type === 'integer' || schema.type === 'number') return 'number';
  return schema.type === 'boolean' ? 'flag' : 'text';
}

/** The question, or the sentence that says what is wrong with it. */
export function valuesOf(task: Task, given: FormData): Record<string, unknown> | string {
  const question: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(task.question.properties ?? {})) {
    const text = String(given.get(`q.${name}`) ?? '');
    if (!text) continue;
    const value = valueOf(schema, text);
    if (value === undefined) return `${name} was given as '${text}'; needed: ${schema.type === 'integer' ? 'a whole number' : 'a number'}.`;
    question[name] = value;
  }
  return question;
}

function valueOf(schema: Schema, text: string): unknown {
  switch (schema.type) {
    case 'array': return text.split('\n').filter(Boolean).map((line) => valueOf(schema.items ?? {}, line));
    case 'boolean': return text === 'true' || text === 'on';
    case 'integer': return /^-?\d{1,15}$/.test(text.trim()) ? Number(text) : undefined;
    case 'number': return Number.isFinite(Number(text)) ? Number(text) : undefined;
    default: return schema.contentEncoding === 'base64' ? encoded(text) : text;
  }
}

/** The first text of an answer or of a part of it; texts travel as base64. */
export function textOf(answer: unknown): string {
  if (typeof answer === 'string') return decoded(answer);
  if (typeof answer !== 'object' || answer === null) return '';
  const inner = Object.values(answer).filter((value): value is string => typeof value === 'string');
  return inner.length === 1 ? decoded(inner[0] ?? '') : '';
}
