import { html } from 'lit';
import { at } from '../../kernel/http.js';
import type { Route } from '../../kernel/routes.js';
import type { View } from '../../kernel/view.js';
import { shell } from '../../kernel/shell.js';
import './list.js';
import './plugin.js';

export function view(route: Route): View {
  const { id } = route.params;
  const tab = route.query.get('tab');
  return id === undefined
    ? { title: 'Plugins', purpose: 'What this node can mine and judge, by which jar and version.', body: html`<plugins-page .tab=${tab ?? 'installed'}></plugins-page>`, cli: shell`./myelin plugin list`, data: '/host/api/v1/plugins' }
    : { title: `Plugin ${id}`, purpose: 'Its versions, what it may do, and the workers that run it.', crumbs: [['Plugins', '/plugins']], body: html`<plugin-page .name=${id} .tab=${tab ?? 'versions'}></plugin-page>`, cli: shell`./myelin plugin list`, data: `/host/api/v1/plugins/${at(id)}` };
}
