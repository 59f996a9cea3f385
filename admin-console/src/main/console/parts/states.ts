// States of what runs, each with its word and its kind, the same on every page.
import type { TemplateResult } from 'lit';
import { state } from './copy.js';

export type Kind = 'good' | 'warn' | 'bad' | 'muted' | 'info';
interface Running { readonly state: string; readonly enrolled?: boolean | null }

const JOBS: Record<string, Kind> = { done: 'good', running: 'info', waiting: 'warn', failed: 'bad' };
const WORKERS: Record<string, readonly [Kind, string]> = { READY: ['good', 'ready'], STARTING: ['warn', 'starting'], WAITING: ['warn', 'waits to restart'], REFUSED: ['bad', 'refused'], STOPPED: ['bad', 'stopped'] };

const worker = (w: Running): readonly [Kind, string] => (w.state === 'READY' && w.enrolled === false ? ['warn', 'not enrolled'] : WORKERS[w.state] ?? ['warn', w.state.toLowerCase()]);

/** Of a job or of one of its steps. */
export const jobState = (of: string): TemplateResult => state(JOBS[of] ?? 'muted', of);
export const workerWord = (w: Running): string => worker(w)[1];
export const workerState = (w: Running, label = workerWord(w)): TemplateResult => state(worker(w)[0], label);

interface Ended { success: boolean | null; innerFailure: string | null }

/** How it ended, in a word; a call that carries out others may end well although they failed. */
export const ended = (x: Ended): string => (!x.success ? 'failed' : x.innerFailure ? 'done, inner call failed' : 'done');
export const outcome = (x: Ended & { failure: string | null }): TemplateResult => state(!x.success ? 'bad' : x.innerFailure ? 'warn' : 'good', x.failure ? `failed: ${x.failure}` : ended(x));
