import { html, nothing, type TemplateResult } from 'lit';
import { PROBLEMS, type ProblemCode } from 'problems';
import { problemOf } from '../../kernel/help.js';
import type { Route } from '../../kernel/routes.js';
import { placeName } from '../../kernel/search.js';
import type { View } from '../../kernel/view.js';
import { card, empty, facts, link, signIn } from '../../parts/view.js';

/** Words for programs stand between backticks. */
const words = (sentence: string): unknown => sentence.split('`').map((part, i) => (i % 2 ? html`<code>${part}</code>` : part));

const where = (page: string): unknown => (page === '-' ? nothing : html`<p>${page === '/signin' ? signIn() : link(page, placeName(page))}</p>`);

const page = (p: ProblemCode): TemplateResult => card(html`<code>${p.code}</code>`, facts([
  ['What it means', words(p.meaning)], ['What usually brings it about', words(p.cause)], ['What to do next', html`<p>${words(p.next)}</p>${where(p.page)}`],
]), nothing, 'meaning');

const list = (): TemplateResult => card('All codes', facts(PROBLEMS.map((p) => [p.code.endsWith('*') ? p.code : link(`/help/${p.code}`, p.code), words(p.meaning)] as unknown as readonly [string, unknown])), `${PROBLEMS.length} of them`, 'codes');

export function view(route: Route): View {
  const topic = route.params['topic'];
  const found = topic === undefined ? undefined : problemOf(topic, PROBLEMS);
  return topic === undefined
    ? { title: 'Refusals', purpose: 'What each code of a refusal means and what to do next. The sentence beside a code says what was seen.', body: list() }
    : { title: topic, purpose: found ? 'What this refusal means. Its own sentence, where it was met, says what was seen and what is needed.' : 'A code of a refusal that this node does not know.', crumbs: [['Refusals', '/help']],
      body: found ? page(found) : html`<section class="card">${empty(`There is no code '${topic}' here. A node of another version may have it; the sentence beside the code says what to do.`)}</section>${list()}` };
}
