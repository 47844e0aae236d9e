/** Runs in the page around a mail, which runs none: makes the frame as high as the mail is at this width. */
export const fitFrameScript = `
const frame = document.querySelector('iframe');
function fit() {
  const mail = frame.contentDocument?.documentElement;
  if (!mail) return;
  // Down first: a page is never reported lower than its frame.
  frame.style.height = '0';
  frame.style.height = mail.scrollHeight + frame.offsetHeight + 'px';
}
frame.addEventListener('load', fit);
addEventListener('resize', fit);
fit();
`;
