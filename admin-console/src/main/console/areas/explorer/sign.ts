import { html, nothing, type TemplateResult } from 'lit';
import * as api from '../../kernel/api.js';
import { live } from '../../kernel/live.js';
import { accounts, sign, wallets, type WalletAccount } from '../../kernel/wallet.js';
import { state } from '../../parts/copy.js';
import { define, Part } from '../../parts/part.js';
import { link, reason } from '../../parts/view.js';

/** The way of a call to the pool: signed by a wallet extension, or elsewhere and brought here; then followed. */
class Sign extends Part {
  static override properties = { call: { attribute: false }, from: {} };
  declare call: api.Call | undefined;
  declare from: string;
  private known: WalletAccount[] = [];
  private prepared: api.Prepared | undefined;
  private said = '';
  private trouble = '';
  private code = '';
  private sent: api.Submitted | undefined;
  private busy = false;
  private of = '';
  private quiet: (() => void) | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.quiet?.();
  }

  protected override willUpdate(): void {
    // Bytes of another call are never shown beside this one.
    const now = JSON.stringify([this.call, this.from]);
    if (now !== this.of) { this.of = now; this.prepared = undefined; }
  }

  override render(): TemplateResult {
    const found = wallets();
    return html`<p class="note">No key comes to this page or this node: a wallet signs, or you sign elsewhere and bring the signed bytes.</p>
      <div class="actions">${found.map((wallet) => html`<button type="button" ?disabled=${this.busy || !this.call} @click=${() => void this.act(() => this.connect(wallet))}>Connect ${wallet}</button>`)}
        ${this.known.map((a) => html`<button type="button" class="primary" ?disabled=${this.busy || !this.call} @click=${() => void this.act(() => this.sign(a))}>Sign as ${a.name || a.address} and send</button>`)}
        <button type="button" ?disabled=${this.busy || !this.call} @click=${() => void this.act(() => this.prepare())}>Prepare for offline signing</button></div>
      ${found.length ? nothing : html`<p class="note">This browser has no wallet extension.</p>`}
      ${this.prepared ? this.offline(this.prepared) : nothing}
      <form class="form" @submit=${(e: SubmitEvent) => { e.preventDefault(); const bytes = String(new FormData(e.target as HTMLFormElement).get('extrinsic')).trim(); void this.act(async () => this.follow(await api.submitRaw(bytes))); }}>
        <details><summary>Send an extrinsic that was signed elsewhere</summary><label for="extrinsic">Signed extrinsic, as hex</label><textarea id="extrinsic" name="extrinsic" rows="2" required spellcheck="false"></textarea><button ?disabled=${this.busy}>Send</button></details></form>
      ${this.trouble ? html`<p class="trouble" role="alert">${this.trouble} ${this.code ? reason(this.code) : nothing}</p>` : nothing}
      ${this.sent ? html`<p role="status">${state(/INVALID|DROPPED|USURPED/.test(this.said) ? 'bad' : /FINAL|BLOCK/.test(this.said) ? 'good' : 'info', this.said.toLowerCase().replaceAll('_', ' ') || this.sent.status)} ${link(`/extrinsics/${this.sent.hash}`, this.sent.hash)}</p>` : nothing}`;
  }

  private offline(p: api.Prepared): TemplateResult {
    return html`<form class="form" @submit=${(e: SubmitEvent) => { e.preventDefault(); const signature = String(new FormData(e.target as HTMLFormElement).get('signature')).trim(); void this.act(() => this.submit(p, signature)); }}>
      <label for="payload">Sign these bytes of ${this.call?.pallet}.${this.call?.name} with the key of ${p.signer}; valid from block ${p.birth.block} for 64 blocks</label><textarea id="payload" rows="3" readonly class="mono" .value=${p.payload}></textarea>
      <label for="signature">Signature: 0x00 (ed25519) or 0x01 (sr25519), then its 64 bytes</label><textarea id="signature" name="signature" rows="2" required spellcheck="false"></textarea><button ?disabled=${this.busy}>Send</button></form>`;
  }

  private async act(deed: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.trouble = '';
    this.code = '';
    this.requestUpdate();
    try { await deed(); } catch (failure) {
      this.trouble = failure instanceof Error ? failure.message : String(failure);
      this.code = failure instanceof api.Refusal ? failure.code : '';
    }
    this.busy = false;
    this.requestUpdate();
  }

  private async connect(wallet: string): Promise<void> {
    this.known = await accounts(wallet);
    if (!this.known.length) this.trouble = `The wallet ${wallet} shows no account to this page.`;
  }

  private async prepare(): Promise<void> {
    if (this.call) this.prepared = await api.prepare(this.call, this.from);
  }

  private async sign(by: WalletAccount): Promise<void> {
    if (!this.call) return;
    const p = await api.prepare(this.call, by.address);
    const hex = (n: number): string => `0x${n.toString(16)}`;
    await this.submit(p, await sign(by.wallet, {
      address: p.signer, blockHash: p.birth.hash, blockNumber: hex(p.birth.block), era: p.era, genesisHash: p.genesis, method: p.call, nonce: hex(p.nonce), tip: '0x00',
      specVersion: hex(p.specVersion), transactionVersion: hex(p.transactionVersion), signedExtensions: p.extensions, version: 4, withSignedTransaction: false,
    }));
  }

  private async submit(p: api.Prepared, signature: string): Promise<void> {
    this.follow(await api.submit({ call: p.call, signer: p.signer, nonce: p.nonce, era: p.era, signature }));
    this.prepared = undefined;
  }

  private follow(sent: api.Submitted): void {
    this.sent = sent;
    this.said = sent.status;
    const topic = `extrinsic:${sent.hash}`;
    this.quiet?.();
    const hear = (event: Event): void => { this.said = (event as CustomEvent<{ status: string }>).detail.status; this.requestUpdate(); };
    live.addEventListener(`topic:${topic}`, hear);
    const leave = live.want(topic);
    this.quiet = () => { leave(); live.removeEventListener(`topic:${topic}`, hear); };
  }
}
define('sign-part', Sign);
