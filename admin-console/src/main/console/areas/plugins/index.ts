import { html } from 'lit';
import type { Route } from '../../kernel/routes.js';
import type { View } from '../../kernel/view.js';
import './list.js';
import './plugin.js';

export function view(route: Route): View {
  const { id } = route.params;
  const tab = route.query.get('tab');
  return id === undefined
    ? { title: 'Plugins', purpose: 'What this node can mine and judge, by which jar and version.', body: html`<plugins-page .tab=${tab ?? 'installed'}></plugins-page>` }
    : { title: `Plugin ${id}`, purpose: 'Its versions, what it may do, and the workers that run it.', crumbs: [['Plugins', '/plugins']], body: html`<plugin-page .name=${id} .tab=${tab ?? 'versions'}></plugin-page>` };
}
