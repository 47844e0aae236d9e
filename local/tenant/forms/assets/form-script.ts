/** What JavaScript adds to a form: the countdown of a RESEND_BUTTON. The server judges every click by itself. */
export const formScript = `
'use strict';
for (const block of document.querySelectorAll('[data-resend-seconds]')) {
  const end = Date.now() + Number(block.dataset.resendSeconds) * 1000;
  const tick = block.querySelector('.af-resend-tick');
  const ready = block.querySelector('.af-resend-ready');
  const timer = setInterval(() => {
    const seconds = Math.ceil((end - Date.now()) / 1000);
    if (seconds > 0) {
      tick.textContent = block.dataset.resendText.replace(/{{\\s*remaining_seconds\\s*}}/g, String(seconds));
      return;
    }
    clearInterval(timer);
    const waiting = block.querySelector('.af-resend-waiting');
    const focused = waiting.contains(document.activeElement);
    waiting.remove();
    if (!ready) return;
    ready.hidden = false;
    if (focused) ready.querySelector('button').focus();
  }, 250);
}
`;
