// Measures every text a person sees against what is painted behind it (WCAG 2.1, 1.4.3); the worst comes first.
(() => {
  const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  // The browser itself turns any notation into numbers; a colour that is not one would be ignored, hence the reset.
  const rgba = (css) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = '#000';
    context.fillStyle = css;
    context.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = context.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  const luminance = (colour) => {
    const [r, g, b] = colour.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const hex = (colour) => `#${colour.slice(0, 3).map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

  const chain = (element) => (element ? [...chain(element.parentElement), element] : []);
  const canvas = matchMedia('(prefers-color-scheme: dark)').matches && getComputedStyle(document.documentElement).colorScheme.includes('dark') ? [18, 18, 18, 1] : [255, 255, 255, 1];
  const behind = (element) => chain(element).reduce((under, one) => over(rgba(getComputedStyle(one).backgroundColor), under), canvas);
  const opacity = (element) => chain(element).reduce((all, one) => all * Number(getComputedStyle(one).opacity), 1);

  // Inside a drawing the shapes before the text are its background too.
  const drawnBehind = (text, under) => {
    const box = text.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    return [...text.ownerSVGElement.querySelectorAll('path, rect, polygon, circle')]
      .filter((shape) => shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)
      .filter((shape) => {
        const { left, right, top, bottom } = shape.getBoundingClientRect();
        return getComputedStyle(shape).fill !== 'none' && left <= x && x <= right && top <= y && y <= bottom;
      })
      .reduce((below, shape) => {
        const style = getComputedStyle(shape);
        const [r, g, b, a] = rgba(style.fill);
        return over([r, g, b, a * Number(style.fillOpacity) * Number(style.opacity)], below);
      }, under);
  };

  const shown = (element) => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && box.width > 1 && box.height > 1 && box.right > 0;
  };
  const texts = (element) => {
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data).join(' ').trim();
    const found = own ? [[own, getComputedStyle(element)]] : [];
    for (const pseudo of ['::before', '::after']) {
      const style = getComputedStyle(element, pseudo);
      const content = /^"(.+)"$/.exec(style.content)?.[1];
      if (content) found.push([content, style]);
    }
    return found;
  };

  const measured = [];
  for (const element of document.body.querySelectorAll('*')) {
    if (['SCRIPT', 'STYLE', 'NOSCRIPT', 'OPTION'].includes(element.tagName) || !shown(element)) continue;
    const chosen = element.tagName === 'SELECT' ? [[element.selectedOptions[0]?.text ?? '', getComputedStyle(element)]] : texts(element);
    for (const [text, style] of chosen) {
      const drawn = element instanceof SVGElement;
      const back = drawn ? drawnBehind(element, behind(element)) : behind(element);
      const [r, g, b, a] = rgba(drawn ? style.fill : style.color);
      const front = over([r, g, b, a * opacity(element)], back);
      const size = parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      const found = ratio(front, back);
      measured.push({ text: text.slice(0, 40), where: element.id || element.getAttribute('class') || element.tagName.toLowerCase(), drawn, colour: hex(front), behind: hex(back), ratio: Math.floor(found * 100) / 100, needed: large ? 3 : 4.5 });
    }
  }
  measured.sort((a, b) => a.ratio / a.needed - b.ratio / b.needed);
  return JSON.stringify(measured);
})()
