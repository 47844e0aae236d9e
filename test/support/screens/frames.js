// Runs in the page that `find-cut-text.ts` opens, which has the types of a browser; nothing else here has.

/** Draws every frame and waits until all of it is there. */
function drawFrames(frames) {
  return Promise.all(
    frames.map((described) => {
      const frame = Object.assign(document.createElement('iframe'), { ...described, height: 800 });
      const loaded = new Promise((done) => frame.addEventListener('load', done));
      document.body.append(frame);
      return loaded;
    }),
  );
}

/** What does not fit, when all frames have this width. */
function measureFrames(width) {
  const frames = [...document.querySelectorAll('iframe')];
  for (const frame of frames) frame.width = width;
  return frames.flatMap(({ title, contentDocument: shown }) =>
    [...listUnloaded(shown), ...listTooWide(shown), ...listCut(shown), ...listCovered(shown)].map(
      (found) => `${title} at ${width}: ${found}`,
    ),
  );
}

function listUnloaded(shown) {
  return [...shown.querySelectorAll('link[rel=stylesheet]')]
    .filter(({ sheet }) => !sheet?.cssRules.length)
    .map(({ href }) => `${href} was not loaded`);
}

function listTooWide({ documentElement: { scrollWidth, clientWidth } }) {
  return scrollWidth > clientWidth ? [`${scrollWidth} wide in a window of ${clientWidth}`] : [];
}

/** Texts that stick out of their box, or that it cuts off. */
function listCut(shown) {
  const walker = shown.createTreeWalker(shown.body, NodeFilter.SHOW_TEXT);
  const cut = [];
  for (let text = walker.nextNode(); text; text = walker.nextNode())
    if (isSeen(text) && !fits(text)) cut.push(`"${text.textContent.trim()}" is cut`);
  return cut;
}

function isSeen(text) {
  const { parentElement: parent } = text;
  return (
    text.textContent.trim() !== '' &&
    parent.checkVisibility({ visibilityProperty: true }) &&
    // For screen readers alone.
    !parent.closest('.ulp-visually-hidden, .visually-hidden')
  );
}

function fits(text) {
  const range = text.ownerDocument.createRange();
  range.selectNodeContents(text);
  let box = text.parentElement;
  while (getComputedStyle(box).display === 'inline') box = box.parentElement;
  const edge = box.getBoundingClientRect();
  const cuts = getComputedStyle(box).overflowY !== 'visible';
  return [...range.getClientRects()].every(
    ({ left, right, top, bottom }) =>
      left >= edge.left - 1 &&
      right <= edge.right + 1 &&
      (!cuts || (top >= edge.top - 1 && bottom <= edge.bottom + 1)),
  );
}

/** Buttons that stand in a field and need more room than it keeps for them. */
function listCovered(shown) {
  return [...shown.querySelectorAll('.ulp-input-action')].flatMap((action) => {
    const input = action.parentElement.querySelector('input');
    if (!action.checkVisibility()) return [];
    const kept = Number.parseFloat(getComputedStyle(input).paddingRight);
    const used = input.getBoundingClientRect().right - action.getBoundingClientRect().left;
    return used > kept ? [`"${action.textContent.trim()}" lies over what is typed`] : [];
  });
}

Object.assign(window, { drawFrames, measureFrames });
