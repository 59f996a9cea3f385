import { html, type TemplateResult } from 'lit';
import { href } from '../kernel/router.js';

/** The way from a refusal to what its code means. */
export const whatItMeans = (code: string): TemplateResult => html` <a href=${href(`/help/${encodeURIComponent(code)}`)}>What this means</a>`;
