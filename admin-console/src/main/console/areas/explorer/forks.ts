import { html, type TemplateResult } from 'lit';
import { link, notBuilt } from '../../parts/view.js';
import { menu } from './menu.js';

export const forks = (): TemplateResult => html`${menu('/forks')}<section class="card">${notBuilt('One author makes every block of this chain, each on the one before, so there is no fork to show. There are some when several machines make blocks.',
  html`<p>What the ${link('/operations?tab=consensus', 'engine')} tolerates; all ${link('/blocks', 'blocks')}.</p>`)}</section>`;
