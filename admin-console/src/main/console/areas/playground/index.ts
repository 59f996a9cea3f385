import { html } from 'lit';
import type { Route } from '../../kernel/routes.js';
import type { View } from '../../kernel/view.js';
import './page.js';

export const view = (route: Route): View => ({
  title: 'Playground', purpose: 'Ask the neurons of a subnet and see their answers side by side.',
  body: html`<playground-page .netuid=${Number(route.params['netuid'])} .task=${route.query.get('task') ?? ''}></playground-page>`,
});
