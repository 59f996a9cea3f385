import { html, nothing, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import * as host from '../../kernel/host.js';
import { percent } from '../../kernel/format.js';
import { Load } from '../../kernel/load.js';
import { isMiner, nameOf, ranked } from '../../kernel/ranking.js';
import { go } from '../../kernel/router.js';
import { shell, type Line } from '../../kernel/shell.js';
import { state } from '../../parts/copy.js';
import { define, Part } from '../../parts/part.js';
import { tree } from '../../parts/tree.js';
import { card, empty, link, loaded, reason } from '../../parts/view.js';
import { programs } from './programs.js';
import { fieldsOf, textOf, valuesOf, type Field, type Task } from './question.js';

interface Answer { neuron: api.GraphNeuron; text: string; began: number; first?: number; done?: number; problem?: string; code?: string; whole?: unknown }
const MOST = 4;

class Playground extends Part {
  static override properties = { netuid: { type: Number }, task: {} };
  declare netuid: number;
  declare task: string;
  private readonly subnets = new Load(this, () => 'all', api.subnets);
  private readonly offer = new Load(this, () => String(this.netuid), () => host.tasks(this.netuid));
  private readonly graph = new Load(this, () => String(this.netuid), () => api.metagraph(this.netuid), 5000);
  private answers: Answer[] = [];
  private asking: AbortController | undefined;
  private wrong = '';
  private asked: { task: string; question: Record<string, unknown> } | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.asking?.abort();
  }

  override render(): TemplateResult {
    return html`${card('Question', loaded(this.offer, (offer) => this.form(offer.tasks as Task[])), loaded(this.subnets, (all) => html`<label for="subnet">Subnet</label> <select id="subnet" @change=${(e: Event) => go(`/ask/${(e.target as HTMLSelectElement).value}`)}>${all.filter((s) => s.netuid > 0).map((s) => html`<option value=${s.netuid} ?selected=${s.netuid === this.netuid}>${s.netuid}: ${s.name}</option>`)}</select>`) as TemplateResult)}
      ${this.answers.length ? html`<div class="answers" aria-live="polite">${this.answers.map((a) => this.answer(a))}</div>` : card('Answers', empty('Answers stand here side by side as they stream, each with its latency. Nothing is stored.', this.line()))}
      ${this.asked ? card('From a program', programs(this.netuid, this.asked)) : nothing}`;
  }

  private chosen(tasks: readonly Task[]): Task | undefined {
    return tasks.find((t) => t.name === this.task) ?? tasks.find((t) => fieldsOf(t).every((f) => f.kind !== 'lines')) ?? tasks[0];
  }

  /** The same by the command line, of what this subnet can be asked. */
  private line(): Line {
    const task = this.chosen((this.offer.data?.tasks as Task[] | undefined) ?? []);
    if (!task) return shell`./myelin ask ${this.netuid} QUESTION --explain`;
    const needed = fieldsOf(task).filter((f) => f.required).flatMap((f) => ['--field', `${f.name}=${f.kind === 'attachment' ? '@FILE' : f.example || 'VALUE'}`]);
    return shell`./myelin ask ${this.netuid} --task ${task.name} ${needed} --explain`;
  }

  private form(tasks: readonly Task[]): TemplateResult {
    const task = this.chosen(tasks);
    if (!task) return empty('The host has no task for this subnet: none of its plugins is of it.', shell`./myelin plugin list`);
    const miners = ranked(this.graph.data?.neurons ?? []).filter((n) => isMiner(n) && n.axon);
    return html`<form class="form" @submit=${(e: SubmitEvent) => { e.preventDefault(); this.ask(task, new FormData(e.target as HTMLFormElement)); }}>
      ${tasks.length > 1 ? html`<label for="task">Task</label><select id="task" @change=${(e: Event) => go(`/ask/${this.netuid}?task=${(e.target as HTMLSelectElement).value}`, true)}>${tasks.map((t) => html`<option ?selected=${t === task}>${t.name}</option>`)}</select>` : html`<p class="note">Task ${task.name}</p>`}
      ${fieldsOf(task).map((f) => field(f))}
      <fieldset><legend>Neurons to ask (at most ${MOST})</legend>${miners.length ? miners.map((n, i) => html`<label class="check"><input type="checkbox" name="neuron" value=${n.hotkey} ?checked=${i < 2}> ${nameOf(n)} <span class="note">${percent(n.incentive)}</span></label>`) : html`<p class="note">No miner of this subnet serves yet.</p>`}</fieldset>
      ${this.wrong ? html`<p class="trouble" role="alert">${this.wrong}</p>` : nothing}
      <div><button class="primary" ?disabled=${!miners.length}>Ask</button> ${this.asking && !this.asking.signal.aborted && this.answers.some((a) => !a.done) ? html`<button type="button" @click=${() => this.asking?.abort()}>Stop</button>` : nothing}</div>
    </form>`;
  }

  private ask(task: Task, given: FormData): void {
    const chosen = given.getAll('neuron').map(String).slice(0, MOST);
    const question = valuesOf(task, given);
    this.wrong = chosen.length ? (typeof question === 'string' ? question : '') : 'Choose at least one neuron.';
    this.requestUpdate();
    if (this.wrong || typeof question === 'string') return;
    this.asked = { task: task.name, question };
    this.asking?.abort();
    const asking = (this.asking = new AbortController());
    this.answers = chosen.flatMap((hotkey) => { const neuron = this.graph.data?.neurons.find((n) => n.hotkey === hotkey); return neuron ? [{ neuron, text: '', began: performance.now() }] : []; });
    for (const answer of this.answers) void this.hear(answer, task, question, asking);
  }

  private async hear(answer: Answer, task: Task, question: Record<string, unknown>, asking: AbortController): Promise<void> {
    try {
      await host.askNeuron(this.netuid, { question, task: task.name, hotkey: answer.neuron.hotkey }, ({ event, data }) => {
        if (event === 'part') { answer.first ??= performance.now() - answer.began; answer.text += textOf(data); }
        if (event === 'answer') { answer.whole = data['answer'] ?? data; answer.text = textOf(answer.whole) || answer.text; }
        if (event === 'problem') { answer.problem = String(data['detail'] ?? 'It gave no answer.'); answer.code = String(data['code'] ?? ''); }
        this.requestUpdate();
      }, asking.signal);
    } catch (failure) {
      answer.problem = asking.signal.aborted ? 'Stopped.' : failure instanceof Error ? failure.message : String(failure);
      if (failure instanceof api.Refusal) answer.code = failure.code;
    }
    answer.done = performance.now() - answer.began;
    this.requestUpdate();
  }

  private answer(a: Answer): TemplateResult {
    return card(link(`/subnets/${this.netuid}/neurons/${a.neuron.uid}`, nameOf(a.neuron)), html`
      ${a.problem ? html`<p class="trouble">${a.problem} ${a.code ? reason(a.code) : nothing}</p>` : a.text ? html`<p class="answer">${a.text}</p>` : a.whole ? tree(a.whole) : html`<p class="note">Waiting for its first part.</p>`}
      <p class="note">${a.first === undefined ? '' : `first part after ${Math.round(a.first)} ms; `}${a.done === undefined ? 'still speaking' : `done in ${Math.round(a.done)} ms`}; incentive ${percent(a.neuron.incentive)}</p>`,
      a.done === undefined ? state('info', 'speaking') : a.problem ? state('bad', 'no answer') : state('good', 'answered'));
  }
}
define('playground-page', Playground);

function field(f: Field): TemplateResult {
  const help = f.help ? html`<p class="note" id="${f.name}-help">${f.help}</p>` : nothing;
  if (f.kind === 'attachment') return html`<p class="note">${f.name}: an attachment can be given on the command line only so far.</p>`;
  return html`<label for="q-${f.name}">${f.name}${f.required ? '' : ' (optional)'}</label>${f.kind === 'text' || f.kind === 'lines'
    ? html`<textarea id="q-${f.name}" name="q.${f.name}" rows="3" ?required=${f.required}>${f.example}</textarea>`
    : html`<input id="q-${f.name}" name="q.${f.name}" inputmode=${f.kind === 'number' ? 'decimal' : 'text'} .value=${f.example} ?required=${f.required}>`}${help}`;
}
