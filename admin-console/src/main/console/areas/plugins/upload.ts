import { html, nothing, type TemplateResult } from 'lit';
import * as host from '../../kernel/host.js';
import { bytes } from '../../kernel/format.js';
import { Refusal } from '../../kernel/http.js';
import { FollowWho, who } from '../../kernel/session.js';
import { shell } from '../../kernel/shell.js';
import { cli, hash } from '../../parts/copy.js';
import { jobSteps } from '../../parts/jobs.js';
import { act } from '../../parts/m-act.js';
import { drop } from '../../parts/m-upload.js';
import { define, Part } from '../../parts/part.js';
import { jobState } from '../../parts/states.js';
import { card, facts, link, refused } from '../../parts/view.js';
import { grants } from './grants.js';

const PACE = 700;

/** From a jar to a live plugin: looked at, kept, granted, tried, live; each step is seen. */
class Upload extends Part {
  private jar: File | undefined;
  private verdict: host.PluginVerdict | undefined;
  private refusal: Refusal | undefined;
  private job: host.Job | undefined;
  private unsigned = false;
  private busy = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  constructor() { super(); new FollowWho(this); }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override render(): TemplateResult {
    return html`${card('Bring a jar', html`${drop({ label: 'Drop a plugin jar here, or choose one', accept: '.jar', disabled: !who.may('operate'), take: (file) => void this.look(file) })}
        ${who.may('operate') ? nothing : html`<p class="note">${who.why('operate')}</p>`}
        ${this.busy ? html`<p role="status">Looking at ${this.jar?.name} (${bytes(this.jar?.size ?? 0)})</p>` : nothing}
        ${cli(this.unsigned ? shell`./myelin plugin install ${this.jar?.name ?? 'FILE.jar'} --allow-unsigned` : shell`./myelin plugin install ${this.jar?.name ?? 'FILE.jar'}`)}`, 'nothing of it runs before what it asks for is granted')}
      ${this.refusal ? refused(this.refusal, () => { if (this.jar) void this.look(this.jar); }) : nothing}
      ${this.verdict && !this.job ? this.offered(this.verdict) : nothing}
      ${this.job ? this.followed(this.job) : nothing}`;
  }

  private offered(v: host.PluginVerdict): TemplateResult {
    const unsigned = /unsigned|not signed/i.test(v.signature);
    return card(`${v.id} ${v.version}`, html`${facts([['It would', v.would], ['Signed', v.signature], ['Modality', v.modality], ['Made for interface', v.requires], ['Can be', v.roles.join(', ')], ['Can be asked', v.tasks.join(', ') || 'nothing'], ['Size', bytes(v.bytes)], ['Digest', hash(v.sha256)]])}
      <h3>It asks for</h3>${grants(v.grants)}
      ${unsigned ? html`<label class="check"><input type="checkbox" .checked=${this.unsigned} @change=${(e: Event) => { this.unsigned = (e.target as HTMLInputElement).checked; this.requestUpdate(); }}> Take it although nobody this node trusts has signed it</label>` : nothing}
      <div class="actions">${act<host.Job>({ label: 'Keep it', permission: 'operate', primary: true, disabled: unsigned && !this.unsigned, run: () => host.bringJar(this.jar!, this.unsigned), done: () => 'It is on its way.', after: (job) => { this.job = job; this.requestUpdate(); this.follow(job.id); } })}</div>`);
  }

  private followed(job: host.Job): TemplateResult {
    return card(`${job.what} ${job.target}`, html`${jobSteps(job)}
      <p>${job.plugin ? link(`/plugins/${job.plugin}?tab=capabilities`, job.state === 'waiting' ? `Grant what ${job.plugin} asks for` : `Look at ${job.plugin}`) : nothing}</p>`, jobState(job.state));
  }

  private async look(jar: File): Promise<void> {
    this.jar = jar;
    this.job = undefined;
    this.verdict = undefined;
    this.refusal = undefined;
    // Said of one jar, it holds for that one.
    this.unsigned = false;
    this.busy = true;
    this.requestUpdate();
    const latest = (): boolean => this.jar === jar;
    try {
      const verdict = await host.inspectJar(jar);
      if (latest()) this.verdict = verdict;
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure;
      if (latest()) this.refusal = failure;
    } finally {
      if (latest()) this.busy = false;
      this.requestUpdate();
    }
  }

  private follow(id: string): void {
    this.timer = setTimeout(() => void host.job(id).then((job) => {
      this.job = job;
      this.requestUpdate();
      if (job.state === 'running' || job.state === 'waiting') this.follow(id);
    }).catch(() => this.follow(id)), PACE);
  }
}
define('plugin-upload', Upload);
