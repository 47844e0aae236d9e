/** What JavaScript adds to the pages: show the password, tick the password rules, no double submit. */
export const script = `
'use strict';
for (const toggle of document.querySelectorAll('button[data-action=toggle]')) {
  const input = document.getElementById(toggle.getAttribute('aria-controls'));
  toggle.hidden = false;
  toggle.addEventListener('click', () => {
    const show = input.type === 'password';
    input.type = show ? 'text' : 'password';
    toggle.dataset.shown = String(show);
    toggle.title = show ? toggle.dataset.hide : toggle.dataset.show;
    toggle.setAttribute('aria-label', toggle.title);
    input.focus();
  });
}
for (const list of document.querySelectorAll('[data-rules-for]')) {
  const input = document.getElementById(list.dataset.rulesFor);
  const rules = [...list.querySelectorAll('[data-pattern]')];
  input.addEventListener('input', () => {
    for (const rule of rules) rule.dataset.met = String(new RegExp(rule.dataset.pattern, 'u').test(input.value));
  });
}
for (const form of document.querySelectorAll('form[data-form-primary=true]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent === 'true') event.preventDefault();
    form.dataset.sent = 'true';
  });
}
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-form-primary=true]')) delete form.dataset.sent;
});
`;
