import { LitElement } from 'lit';

/** An element whose markup is part of the page: one style sheet, one set of ids for labels and descriptions. */
export abstract class Part extends LitElement {
  protected override createRenderRoot(): HTMLElement { return this; }
}

export const define = (name: string, type: CustomElementConstructor): void => {
  if (!customElements.get(name)) customElements.define(name, type);
};
