// What of this page does not fit: it scrolls sideways, a text is cut off, or one lies over another. A chart takes a new width with the next frame.
new Promise(requestAnimationFrame).then(() => new Promise(requestAnimationFrame)).then(() => {
  const told = (node) => `${(node.parentElement.id || node.parentElement.className || node.parentElement.tagName).toString().toLowerCase()} '${node.data.trim().slice(0, 40)}'`;
  const found = document.documentElement.scrollWidth > innerWidth + 1 ? ['the page scrolls sideways'] : [];

  // Around a text: what scrolls or hides it, and whether it floats above the page, where it may lie over something.
  const known = new Map();
  const around = (element) => {
    if (!element) return { windows: [], layer: null };
    if (known.has(element)) return known.get(element);
    const style = getComputedStyle(element);
    const floats = style.position === 'fixed' || style.position === 'absolute';
    const outer = around(element.parentElement);
    const own = style.overflowX === 'visible' || element === document.body ? [] : [{ box: element.getBoundingClientRect(), scrolls: /auto|scroll/.test(style.overflowX) }];
    const result = { windows: [...(style.position === 'fixed' ? [] : outer.windows), ...own], layer: floats ? element : outer.layer };
    known.set(element, result);
    return result;
  };

  const boxes = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const holder = node.parentElement;
    if (!node.data.trim() || holder.closest('script, style, noscript, option, svg') || !holder.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const { windows, layer } = around(holder);
    if (windows.some((each) => each.box.width <= 1)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      let { left, right, top, bottom } = rect;
      const hiding = [...windows].reverse();
      const end = hiding.findIndex((each) => each.scrolls);
      if (hiding.slice(0, end < 0 ? hiding.length : end).some(({ box }) => right > box.right + 1 && left < box.right)) found.push(`cut off: ${told(node)}`);
      for (const { box } of windows) {
        left = Math.max(left, box.left); right = Math.min(right, box.right);
        top = Math.max(top, box.top); bottom = Math.min(bottom, box.bottom);
      }
      if (right - left > 2 && bottom - top > 3) boxes.push({ node, layer, left, right, top, bottom });
    }
  }

  // What is wider than its own place.
  for (const element of document.querySelectorAll('td, th, dd, dt, h1, h2, h3, p, li, .value, button, label, .tabs a')) {
    if (element.clientWidth > 2 && element.scrollWidth > element.clientWidth + 1 && !/auto|scroll/.test(getComputedStyle(element).overflowX) && !element.matches('.hidden')) found.push(`too wide for its place: '${element.textContent.trim().slice(0, 40)}'`);
  }

  boxes.sort((a, b) => a.top - b.top);
  boxes.forEach((a, i) => {
    for (let j = i + 1; j < boxes.length && boxes[j].top < a.bottom - 3; j++) {
      const b = boxes[j];
      if (a.node !== b.node && a.layer === b.layer && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2) found.push(`${told(a.node)} and ${told(b.node)} overlap`);
    }
  });
  return JSON.stringify([...new Set(found)]);
})
