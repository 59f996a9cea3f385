import { html, nothing, type TemplateResult } from 'lit';
import * as api from '../kernel/api.js';
import { tao } from '../kernel/format.js';
import { href } from '../kernel/router.js';
import { copyButton } from '../parts/copy.js';
import { define, Part } from '../parts/part.js';

const BEFORE = 350;
const AFTER = 250;
const MARGIN = 8;
interface Known { readonly account: api.AccountOf; readonly neurons: readonly api.NeuronName[] }

/** Whose address it is under the pointer or the focus: whole, with its name and what it has. */
class AddressCard extends Part {
  private address = '';
  private anchor: HTMLElement | undefined;
  private found: Known | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('pointerover', this.over);
    document.addEventListener('focusin', this.over);
    document.addEventListener('keydown', this.key);
    addEventListener('scroll', this.hide, { capture: true, passive: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('pointerover', this.over);
    document.removeEventListener('focusin', this.over);
    document.removeEventListener('keydown', this.key);
    removeEventListener('scroll', this.hide, { capture: true });
  }

  private get box(): HTMLElement | null { return this.querySelector('[popover]'); }

  private readonly over = (event: Event): void => {
    const target = event.target as Element | null;
    const own = target?.closest<HTMLElement>('a[data-address]');
    clearTimeout(this.timer);
    // A pointer on the card keeps it, so that what it says can be copied.
    if (target && this.contains(target)) return;
    if (own) { if (own !== this.anchor) this.timer = setTimeout(() => void this.show(own), BEFORE); } else if (this.anchor) this.timer = setTimeout(this.hide, AFTER);
  };

  private readonly key = (event: KeyboardEvent): void => { if (event.key === 'Escape') this.hide(); };

  private readonly hide = (): void => {
    if (!this.anchor) return;
    this.anchor = undefined;
    this.box?.hidePopover();
  };

  private async show(anchor: HTMLElement): Promise<void> {
    const address = anchor.dataset['address'] ?? '';
    this.anchor = anchor;
    if (address !== this.address) this.found = undefined;
    this.address = address;
    this.requestUpdate();
    await this.updateComplete;
    if (this.anchor !== anchor || !anchor.isConnected) return;
    this.box?.showPopover();
    this.place(anchor);
    const [account, neurons] = await Promise.all([api.account(address), api.neuronsOf(address)]).catch(() => [undefined, []] as const);
    if (this.anchor !== anchor || !account) return;
    this.found = { account, neurons };
    this.requestUpdate();
    await this.updateComplete;
    this.place(anchor);
  }

  private place(anchor: HTMLElement): void {
    const box = this.box;
    if (!box) return;
    const at = anchor.getBoundingClientRect();
    const below = at.bottom + MARGIN + box.offsetHeight < innerHeight;
    box.style.setProperty('left', `${Math.max(MARGIN, Math.min(at.left, innerWidth - box.offsetWidth - MARGIN))}px`);
    box.style.setProperty('top', `${below ? at.bottom + 4 : Math.max(MARGIN, at.top - box.offsetHeight - 4)}px`);
  }

  override render(): TemplateResult {
    const found = this.found;
    return html`<div popover="manual" class="addresscard" role="dialog" aria-label="Whose address this is"><p class="mono wrap">${this.address} ${this.address ? copyButton(this.address, 'the address') : nothing}</p>
      ${found ? html`${found.neurons.map((n) => html`<p><a href=${href(`/subnets/${n.netuid}/neurons/${n.uid}`)}>${n.name || `uid ${n.uid}`}</a> <span class="note">hotkey of uid ${n.uid} on subnet ${n.netuid}</span></p>`)}
        <p class="note">${tao(found.account.free)} TAO free, ${tao(found.account.reserved)} reserved; ${found.account.nonce} extrinsics signed</p>` : html`<p class="note">Asking the node</p>`}</div>`;
  }
}
define('m-address-card', AddressCard);
