import { fontFamily } from './font.ts';

/** The look of the inbox and the console: Akeneo's dark blue and purple, system fonts, readable on a phone. */
export const stylesheet = `
:root {
  --dark: #11324d; --purple: #9452ba; --purple-dark: #763e9e; --line: #d9dde2; --ground: #f5f5f8;
  --soft: #5b6b7d; --green: #2f7d3b; --red: #b0392b; --pale: #f3eef9;
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--dark);
  font: 16px/1.5 ${fontFamily}; }
.top { background: var(--dark); color: #fff; display: flex; flex-wrap: wrap; gap: .25rem 2rem; align-items: center;
  padding: .75rem max(1rem, calc((100vw - 72rem) / 2)); border-bottom: 4px solid var(--purple); }
.place { margin: 0; font-weight: 700; letter-spacing: .02em; }
.top nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
.top nav a { color: #e6dcf0; text-decoration: none; padding: .25rem 0; }
.top nav a:hover { color: #fff; text-decoration: underline; }
.top nav a[aria-current] { color: #fff; box-shadow: 0 2px 0 #c79ae0; }
main { max-width: 74rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0 .75rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 2.25rem 0 .5rem; }
h3 { font-size: 1rem; margin: 0 0 .25rem; overflow-wrap: anywhere; }
p { margin: .25rem 0 .75rem; max-width: 46rem; }
a { color: var(--purple-dark); }
:focus-visible { outline: 2px solid var(--purple-dark); outline-offset: 2px; }
.top :focus-visible { outline-color: #fff; }
.soft { color: var(--soft); }
.card { background: #fff; border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.25rem; margin: 0 0 1rem; }
.cards { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); }
.cards .card { margin: 0; }
table { width: 100%; border-collapse: collapse; background: #fff; border: 1px solid var(--line); border-radius: 4px; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem; border-top: 1px solid var(--line);
  overflow-wrap: anywhere; }
thead th { border-top: 0; color: var(--soft); font-size: .85rem; font-weight: 600; white-space: nowrap; }
tbody tr:hover { background: #fbf9fd; }
dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: .15rem 1rem; margin: .25rem 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
code, pre { font: .875rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .5rem 0; padding: .75rem; background: var(--ground);
  border-radius: 4px; }
summary { cursor: pointer; color: var(--purple-dark); }
.mark { display: inline-block; padding: 0 .5rem; border-radius: 1rem; font-size: .85rem; border: 1px solid currentColor;
  white-space: nowrap; }
.good { color: var(--green); } .bad { color: var(--red); } .waiting { color: var(--purple-dark); }
button { font: inherit; font-weight: 600; color: #fff; background: var(--purple); border: 1px solid var(--purple);
  border-radius: 2rem; padding: .25rem 1.25rem; min-height: 2.25rem; cursor: pointer; }
button:hover { background: var(--purple-dark); }
button.quiet { color: var(--dark); background: #fff; border-color: #8896a6; }
button.quiet:hover { background: var(--pale); }
input { font: inherit; color: inherit; padding: .25rem .75rem; min-height: 2.25rem; border: 1px solid #8896a6;
  border-radius: 4px; min-width: 0; max-width: 100%; }
form { margin: 0; }
.row { display: flex; flex-wrap: wrap; gap: .5rem .75rem; align-items: center; margin: 0 0 1rem; }
.row .row, .card > :last-child { margin-bottom: 0; }
.filter { flex: 1 1 20rem; max-width: 34rem; flex-wrap: nowrap; }
.filter input { flex: 1; width: 0; }
.filter label { white-space: nowrap; }
.foot { margin-top: 2rem; }
iframe { width: 100%; height: 36rem; border: 1px solid var(--line); border-radius: 10px; background: #fff; }
@media (max-width: 44rem) {
  table, tbody, tr, td { display: block; width: 100%; }
  thead { display: none; }
  tbody tr { padding: .5rem 0; border-top: 1px solid var(--line); }
  tbody tr:first-child { border-top: 0; }
  td { border: 0; padding: .15rem .75rem; }
  td[data-label]::before { content: attr(data-label) ": "; color: var(--soft); }
  dl { grid-template-columns: 1fr; } dd { margin-bottom: .35rem; }
}
`;
