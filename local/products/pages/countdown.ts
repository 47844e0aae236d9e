/** Counts the seconds of a button down and enables it at their end; without it the page is loaded anew then. */
export const countdown = `
for (const button of document.querySelectorAll('button[data-seconds]')) {
  const { seconds, label, waiting } = button.dataset;
  const endsAt = performance.now() + Number(seconds) * 1000;
  const tick = () => {
    const left = Math.ceil((endsAt - performance.now()) / 1000);
    button.disabled = left > 0;
    button.textContent = left > 0 ? waiting.replace('{seconds}', left) : label;
    if (left > 0) setTimeout(tick, 200);
  };
  tick();
}
`;
