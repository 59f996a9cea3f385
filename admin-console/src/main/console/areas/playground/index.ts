import { html } from 'lit';
import { at } from '../../kernel/http.js';
import type { Route } from '../../kernel/routes.js';
import type { View } from '../../kernel/view.js';
import { shell } from '../../kernel/shell.js';
import './page.js';

export const view = (route: Route): View => ({
  title: 'Playground', purpose: 'Ask the neurons of a subnet and see their answers side by side.',
  body: html`<playground-page .netuid=${Number(route.params['netuid'])} .task=${route.query.get('task') ?? ''}></playground-page>`,
  cli: shell`./myelin ask ${route.params['netuid']} QUESTION --explain`, data: `/host/api/v1/subnets/${at(route.params['netuid'] ?? '')}`,
});
