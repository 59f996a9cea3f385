// Text from the chain only ever becomes a text node: a name may be "<script>" and stays a name.
export const byId = (id) => document.getElementById(id);

export function text(id, value) {
  const element = byId(id);
  const next = String(value);
  if (element.textContent !== next) element.textContent = next;
}

export function el(tag, options = {}, ...children) {
  const element = document.createElement(tag);
  if (options.className) element.className = options.className;
  if (options.title) element.title = options.title;
  if (options.scope) element.scope = options.scope;
  if (options.span) element.colSpan = options.span;
  element.append(...children.map((child) => (child instanceof Node ? child : String(child ?? ''))));
  return element;
}

export const cell = (content, className = '', title = '') => el('td', { className, title }, content);
export const head = (content, className = '', title = '') => el('th', { className, title, scope: 'row' }, content);

export function fill(tableId, rows, columns, emptyText) {
  byId(tableId).tBodies[0].replaceChildren(
    ...(rows.length ? rows : [el('tr', {}, el('td', { className: 'empty', span: columns }, emptyText))]));
}
