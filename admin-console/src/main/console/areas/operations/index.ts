import { html } from 'lit';
import type { Route } from '../../kernel/routes.js';
import type { View } from '../../kernel/view.js';
import './approvals.js';
import './audit.js';
import './me.js';
import './page.js';
import './people.js';
import './tokens.js';

const OPERATIONS = [['Operations', '/operations']] as const;

export function view(route: Route): View {
  const query = (name: string): string => route.query.get(name) ?? '';
  switch (route.pattern) {
    case '/operations': return { title: 'Operations', purpose: 'This node: its health, its workers, what it stores and how it is set.', body: html`<operations-page .tab=${route.query.get('tab') ?? 'nodes'} .source=${query('source')} .q=${query('q')} .job=${query('job')}></operations-page>` };
    case '/operations/audit': return { title: 'Audit', purpose: 'Who changed what, when, and from where.', crumbs: OPERATIONS, body: html`<audit-page .actor=${query('who')} .deed=${query('what')} .until=${Number(query('before')) || undefined}></audit-page>` };
    case '/operations/people': return { title: 'People', purpose: 'Who may sign in, and with which role.', crumbs: OPERATIONS, body: html`<people-page></people-page>` };
    case '/operations/tokens': return { title: 'Tokens', purpose: 'What programs use to sign in.', crumbs: OPERATIONS, body: html`<tokens-page></tokens-page>` };
    case '/operations/approvals': return { title: 'Approvals', purpose: 'Changes that wait for a second person.', crumbs: OPERATIONS, body: html`<approvals-page></approvals-page>` };
    default: return { title: 'Me', purpose: 'Who you are to this node.', crumbs: OPERATIONS, body: html`<me-page></me-page>` };
  }
}
