import type { TemplateResult } from 'lit';
import { html } from 'lit';
import { href } from '../../kernel/router.js';

const ROOMS = [['/blocks', 'Blocks'], ['/extrinsics', 'Extrinsics'], ['/events', 'Events'], ['/state', 'State'], ['/compose', 'Compose']] as const;

export const menu = (chosen: string): TemplateResult => html`<nav class="tabs" aria-label="Explorer">${ROOMS.map(([path, label]) => html`<a href=${href(path)} aria-current=${path === chosen ? 'page' : 'false'}>${label}</a>`)}</nav>`;
