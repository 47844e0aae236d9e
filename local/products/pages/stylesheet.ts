import { fontFamily } from '../../web/font.ts';
import { accentColor } from './colors.ts';

/** The one stylesheet of both products; the class on `html` picks the accent. */
export const stylesheet = `
:root { --text: #11324d; --soft: #5e6a75; --line: #d9dde2; --ground: #f5f5f8; --error: #b03a2a; --done: #3d6b1f; }
.pim { --accent: ${accentColor.pim}; --accent-soft: #f4edf8; }
.sdm { --accent: ${accentColor.sdm}; --accent-soft: #e9f3f6; }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; background: var(--ground); color: var(--text); font: 16px/1.5 ${fontFamily}; }
header { display: flex; justify-content: space-between; align-items: center; gap: 16px; flex-wrap: wrap; padding: 12px 24px; background: #fff; border-bottom: 1px solid var(--line); border-top: 4px solid var(--accent); }
.brand { display: flex; align-items: center; gap: 12px; font-weight: 700; }
.brand small { display: block; font-weight: 400; font-size: 13px; color: var(--soft); }
.logo { width: 40px; height: 40px; color: var(--accent); flex: none; }
main { max-width: 1040px; margin: 0 auto; padding: 32px 24px 64px; }
h1 { margin: 0 0 16px; font-size: 24px; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 0 0 8px; font-size: 16px; }
.card { padding: 24px; background: #fff; border: 1px solid var(--line); border-radius: 10px; overflow-wrap: anywhere; }
.card > :first-child { margin-top: 0; }
.card > :last-child { margin-bottom: 0; }
.narrow { max-width: 440px; margin: 24px auto 0; padding: 36px 40px 40px; }
.narrow button { width: 100%; }
.grid { display: grid; gap: 20px; grid-template-columns: repeat(auto-fit, minmax(min(300px, 100%), 1fr)); }
.welcome { display: flex; align-items: center; gap: 16px; margin-bottom: 24px; }
.welcome h1 { margin: 0; }
.account { display: flex; align-items: center; gap: 16px; }
.menu { position: relative; }
.menu summary { list-style: none; cursor: pointer; border-radius: 50%; }
.menu summary::-webkit-details-marker { display: none; }
.menu summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.menu ul { position: absolute; right: 0; z-index: 1; min-width: 180px; margin-top: 8px; padding: 8px 0; background: #fff; border: 1px solid var(--line); border-radius: 4px; box-shadow: 0 4px 16px rgb(17 50 77 / 15%); }
.menu li a { display: block; padding: 8px 20px; color: var(--text); text-decoration: none; }
.menu li a:hover { background: var(--accent-soft); }
.wide { max-width: 640px; }
.back { margin: 0 0 16px; font-size: 14px; }
.tabs { display: flex; gap: 24px; margin-bottom: 20px; border-bottom: 1px solid var(--line); }
.tabs a { padding: 8px 0; color: var(--soft); text-decoration: none; border-bottom: 3px solid transparent; }
.tabs a[aria-current] { color: var(--accent); border-color: var(--accent); }
.avatar { display: grid; place-items: center; flex: none; width: 56px; height: 56px; border-radius: 50%; background: var(--accent); color: #fff; font-weight: 700; }
.small { width: 40px; height: 40px; font-size: 14px; }
dl { margin: 0; }
dl div { padding: 8px 0; border-bottom: 1px solid var(--line); }
dl div:last-child { border-bottom: 0; }
dt { font-size: 13px; color: var(--soft); }
dd { margin: 0; }
.facts { font-size: 14px; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
ul { list-style: none; margin: 0; padding: 0; }
.history li { padding: 8px 0; border-bottom: 1px solid var(--line); }
.history li:last-child { border-bottom: 0; }
.history small { display: block; color: var(--soft); }
.tags { display: flex; flex-wrap: wrap; gap: 8px; margin-bottom: 24px; }
.tags li { padding: 2px 10px; border: 1px solid var(--accent); border-radius: 4px; background: var(--accent-soft); font-size: 14px; }
label { display: block; margin: 20px 0 6px; font-size: 14px; color: var(--soft); }
input { width: 100%; min-height: 46px; padding: 10px 14px; border: 1px solid #8a94a3; border-radius: 4px; font: inherit; color: inherit; }
input[aria-invalid=true] { border-color: var(--error); box-shadow: 0 0 0 1px var(--error); }
input:focus { outline: 2px solid var(--accent); outline-offset: 1px; }
input[aria-invalid=true]:focus { box-shadow: none; }
a:focus-visible, button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.hint { margin: 4px 0 0; font-size: 14px; color: var(--soft); }
button, .button { display: inline-block; min-height: 46px; padding: 10px 24px; border: 1px solid var(--accent); border-radius: 46px; background: var(--accent); color: #fff; font: inherit; font-size: 15px; font-weight: 700; text-align: center; text-decoration: none; cursor: pointer; }
button { margin-top: 24px; }
button:disabled { border-color: #8c99a6; background: #fff; color: var(--soft); cursor: default; font-variant-numeric: tabular-nums; }
button:enabled:hover, .button:hover { filter: brightness(.9); }
.quiet { min-height: 36px; padding: 5px 16px; background: #fff; color: var(--accent); }
a.link, .aside a { color: var(--accent); }
.aside { margin: 12px 0 0; font-size: 15px; }
.actions { display: flex; flex-wrap: wrap; gap: 12px 20px; align-items: center; margin: 24px 0 0; }
.notice { margin: 0 0 20px; padding: 12px 14px; border: 1px solid; border-radius: 4px; font-size: 14px; }
.notice.error { color: var(--error); background: #faf1f0; }
.notice.done { color: var(--done); background: #f1f5ee; }
@media (forced-colors: active) { button, .button, .avatar { border: 1px solid; } }
@media (max-width: 480px) { header { gap: 8px 12px; padding: 12px 16px; } main { padding: 16px 16px 48px; } .narrow { margin-top: 0; padding: 28px 20px; } }
`;
