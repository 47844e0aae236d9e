/** Runs in the list page: replaces the list when it changed, so that the filter being typed and the focus stay. */
export const refreshScript = `
const seconds = 3;
async function refresh() {
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('mails');
    const shown = document.getElementById('mails');
    if (fresh && shown && !shown.contains(document.activeElement) && fresh.innerHTML !== shown.innerHTML) {
      shown.replaceChildren(...fresh.childNodes);
    }
  } catch {
    // The inbox was stopped: keep what is shown and try again.
  }
  setTimeout(refresh, seconds * 1000);
}
setTimeout(refresh, seconds * 1000);
`;
