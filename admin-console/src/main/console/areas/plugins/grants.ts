import { html, type TemplateResult } from 'lit';
import type { PluginGrants } from '../../kernel/host.js';
import { facts } from '../../parts/view.js';

/** What a version may do, or asks for, in words an operator can judge. */
export const grants = (of: PluginGrants): TemplateResult => html`${facts([['Memory', `${of.memoryMegabytes} MB for a neuron`], ['Threads', String(of.threads)]])}
  ${of.capabilities.length ? facts(of.capabilities.map((c) => [c.kind, html`<ul class="plain">${c.asked.map((one) => html`<li>${one}</li>`)}</ul>`] as const)) : html`<p class="note">Nothing beside computing.</p>`}`;
