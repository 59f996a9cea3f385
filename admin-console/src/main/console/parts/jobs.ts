import { html, type TemplateResult } from 'lit';
import type { Job } from '../kernel/host.js';
import { sameLines } from './copy.js';
import { when } from './m-when.js';
import { jobState } from './states.js';
import { card, empty, facts, link } from './view.js';

export const jobPath = (job: Job): string => `/operations?tab=jobs&job=${encodeURIComponent(job.id)}`;

export const jobSteps = (job: Job): TemplateResult => html`<ol class="plain jobs" aria-live="polite">${job.steps.map((s) => html`<li>${jobState(s.state)} <b>${s.name}</b> <span class="note">${s.sentence}</span></li>`)}</ol>`;

/** What was begun, the newest first. */
export function jobList(jobs: readonly Job[]): TemplateResult {
  return jobs.length ? html`<ol class="plain jobs">${jobs.map((j) => html`<li>${jobState(j.state)} ${link(jobPath(j), `${j.what} ${j.target}`)} <span class="note">${j.who}, ${when(j.begun)}${j.steps.filter((s) => s.sentence).slice(-1).map((s) => `; ${s.sentence}`)}</span></li>`)}</ol>`
    : empty('Nothing that takes long was begun since this start of the node: bringing a plugin and restarting a neuron are jobs.');
}

/** One of them whole. */
export function jobCard(job: Job): TemplateResult {
  return card(`${job.what} ${job.target}`, html`${facts([['By', job.who], ['Begun', when(job.begun)], ['Ended', job.ended ? when(job.ended) : 'not yet'], ...(job.plugin ? [['Plugin', link(`/plugins/${job.plugin}`, job.plugin)] as const] : [])])}
    <h3>Steps</h3>${jobSteps(job)}${sameLines(job)}`, jobState(job.state), 'job');
}
