/** The look of the products: dark blue and purple, system fonts; light, dark and on paper. Nothing is fetched. */
export const stylesheet = `
:root {
  color-scheme: light dark;
  --ink: #11324d; --soft: #566678; --line: #dfe3e8; --ground: #f6f3fa; --card: #fff; --top: #11324d; --accent: #763e9e;
  --linked: #763e9e; --confirmed: #b98bd6; --migrated: #e5a73c; --unseen: #e4e7ec; --stuck: #b03a2a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e9eef4; --soft: #aab7c5; --line: #31435a; --ground: #0e1a28; --card: #15263a; --top: #0a1420; --accent: #cda6e6;
    --linked: #b980dc; --confirmed: #7d569b; --migrated: #d9a03a; --unseen: #34465b; --stuck: #f08a78;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.5 Lato, system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
.top { background: var(--top); color: #fff; border-bottom: 4px solid #9452ba; }
.top > div, main { max-width: 72rem; margin: 0 auto; padding: 1rem; }
.top p { margin: 0; color: #dccfe9; }
.top .place { font-weight: 700; letter-spacing: .02em; color: #fff; }
main { padding-bottom: 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: .25rem 0; }
h2 { font-size: 1.3rem; margin: 2.75rem 0 .25rem; }
h3 { font-size: 1.05rem; margin: 0; overflow-wrap: anywhere; }
p { margin: .25rem 0 .75rem; max-width: 48rem; }
.soft { color: var(--soft); }
.lead { font-size: 1.3rem; line-height: 1.4; margin: 1.25rem 0 1rem; }
.cards { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr)); margin: 0; padding: 0; }
.wide { grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr)); }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.25rem; min-width: 0; }
.card > :last-child { margin-bottom: 0; }
.name { font-weight: 700; margin: 0; }
.number { font-size: 2rem; font-weight: 700; line-height: 1.2; margin: 0; font-variant-numeric: tabular-nums; }
figure { margin: .75rem 0 0; }
.scroll { overflow-x: auto; }
.scroll:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
svg { display: block; width: 100%; height: auto; }
.on-phone { display: none; max-width: 26rem; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--soft); padding: 0 0 .5rem; }
caption span { position: sticky; left: 0; display: inline-block; max-width: min(100%, calc(100vw - 5rem)); }
.helps { display: block; font-weight: 400; }
th, td { text-align: right; padding: .4rem .6rem; border-top: 1px solid var(--line); vertical-align: top; }
thead th { border-top: 0; color: var(--soft); font-size: .85rem; font-weight: 600; vertical-align: bottom; }
tbody th { font-weight: 600; }
.word { text-align: left; overflow-wrap: break-word; }
td:not(.word) { white-space: nowrap; }
tbody th { min-width: 9rem; }
tbody tr:hover { background: color-mix(in srgb, var(--accent) 8%, transparent); }
.mark { display: inline-block; padding: 0 .5rem; border-radius: 1rem; border: 1px solid currentColor; font-size: .8rem; font-weight: 400;
  color: var(--soft); white-space: nowrap; }
summary { cursor: pointer; color: var(--accent); padding: .25rem 0; }
dl { margin: .5rem 0; max-width: 48rem; }
dt { font-weight: 700; margin-top: .6rem; }
dd { margin: 0; }
ul { max-width: 48rem; padding-left: 1.2rem; }
@media screen and (max-width: 48rem) {
  .on-page { display: none; }
  .on-phone { display: block; }
  .card { padding: 1rem .75rem; }
  table { font-size: .9rem; }
  th, td { padding: .4rem .35rem; }
  tbody th { min-width: 8rem; }
}
@media print {
  :root {
    --ink: #000; --soft: #444; --line: #bbb; --ground: #fff; --card: #fff; --top: #fff; --accent: #000;
    --linked: #763e9e; --confirmed: #b98bd6; --migrated: #e5a73c; --unseen: #e4e7ec; --stuck: #b03a2a;
  }
  h1, .top p, .top .place { color: #000; }
  .card, figure, tr { break-inside: avoid; }
  h2 { break-after: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
  * { print-color-adjust: exact; }
}
`;
