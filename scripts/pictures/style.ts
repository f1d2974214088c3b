import { html } from './html.ts';

export const style = html`<style>
* { box-sizing: border-box }
body { margin: 0; padding: 16px; background: #f1f2f4; color: #1d1c1d;
  font: 15px/1.4 "Noto Sans", "Liberation Sans", Arial, sans-serif }
main { background: #fff; border: 1px solid #ccc; border-radius: 8px; overflow: hidden }
header, footer { display: flex; align-items: center; gap: 12px; padding: 14px 24px }
header { font-size: 20px; font-weight: 800; border-bottom: 1px solid #ddd }
footer { justify-content: flex-end; border-top: 1px solid #ddd }
.icon { width: 32px; height: 32px; border-radius: 6px; background: #1d4d4f; color: #fff; font-size: 13px;
  display: grid; place-items: center }
.cross { margin-left: auto; font-weight: 400; font-size: 26px; line-height: 1; color: #616061 }
.blocks { padding: 14px 24px 20px }
.blocks > * { margin-top: 12px }
.blocks > :first-child { margin-top: 0 }
.section { display: flex; justify-content: space-between; align-items: flex-start; gap: 16px; white-space: pre-line }
.context, .hint, .optional { color: #616061; font-size: 13px }
.context { white-space: pre-line }
.label { font-weight: 700; margin-bottom: 5px }
.optional { font-weight: 400 }
.hint { margin-top: 4px }
.box { border: 1px solid #868686; border-radius: 4px; padding: 7px 12px; min-height: 38px; white-space: pre-wrap }
.lines { min-height: 62px }
.empty { color: #868686 }
.date::after, .menu::after { content: "⌄"; float: right; color: #616061 }
.choice { display: flex; align-items: flex-start; gap: 9px; padding: 2px 0 }
i { flex: none; width: 17px; height: 17px; margin-top: 3px; border: 1px solid #868686; background: #fff }
.radio { border-radius: 50% }
.check { border-radius: 3px }
.radio.on { border: 5px solid #1264a3 }
.check.on { background: #1264a3; border-color: #1264a3 }
.actions { display: flex; gap: 8px }
.button { flex: none; border: 1px solid #bbb; border-radius: 4px; padding: 5px 13px; font-weight: 700; background: #fff }
.primary { background: #007a5a; border-color: #007a5a; color: #fff }
h2 { font-size: 18px; margin-bottom: 0 }
hr { border: 0; border-top: 1px solid #ddd }
</style>`;
