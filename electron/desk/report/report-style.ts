/** How a report looks: on a screen in the reader's theme, on paper dark on white. It loads nothing: the file is all there is. */
export const REPORT_STYLE = `
:root{color-scheme:light dark;--text:light-dark(#1d2129,#e6e8ec);--quiet:light-dark(#5b6270,#a3abb8);--line:light-dark(#dde0e6,#363c47);--page:light-dark(#fff,#15181d);--soft:light-dark(#f4f5f8,#1e2229);--accent:light-dark(#2f5bd0,#8fb0ff);--high:light-dark(#b3261e,#ff9d94);--medium:light-dark(#8a5a00,#f1c267);--low:light-dark(#626a76,#a9b1bd);--good:light-dark(#1b6e3c,#86d9a4);--mark:light-dark(#ffe7a8,#5b4a12)}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:15px/1.55 system-ui,-apple-system,"Segoe UI","Noto Sans","Noto Sans Arabic","Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
main{max-inline-size:960px;margin-inline:auto;padding:40px 32px 64px}
h1,h2,h3,p,ul,ol,dl,dd,figure{margin:0;padding:0}
ul,ol{list-style:none}
h1{font-size:28px;line-height:1.25;letter-spacing:-.01em}
h2{font-size:19px;margin-block:40px 12px;padding-block-start:16px;border-block-start:2px solid var(--text)}
h3{font-size:16px;display:flex;flex-wrap:wrap;gap:4px 12px;align-items:baseline;margin-block:24px 8px}
:lang(ar) h1,:lang(ar){letter-spacing:0}
.kicker{color:var(--quiet);font-size:13px}
.wide+p.quiet{margin-block-start:16px}
.quiet,.counts,figcaption,footer{color:var(--quiet);font-size:13px}
.facts{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;margin-block-start:12px}
.facts dt{color:var(--quiet)}
.notice{margin-block-start:12px;padding:8px 12px;border-inline-start:3px solid var(--medium);background:var(--soft)}
.figures{display:grid;grid-template-columns:repeat(4,1fr);border-block-start:1px solid var(--line);border-inline-start:1px solid var(--line);margin-block:8px 12px}
.figures div{padding:10px 12px;display:flex;flex-direction:column-reverse;justify-content:flex-end;border-block-end:1px solid var(--line);border-inline-end:1px solid var(--line)}
.figures dt{color:var(--quiet);font-size:13px}
.figures dd{font-size:22px;font-weight:600;font-variant-numeric:tabular-nums}
table{inline-size:100%;border-collapse:collapse;font-size:14px}
th,td{text-align:start;vertical-align:top;padding:7px 10px 7px 0;border-block-end:1px solid var(--line)}
[dir=rtl] th,[dir=rtl] td{padding:7px 0 7px 10px}
th{color:var(--quiet);font-weight:500;font-size:13px}
.number{font-variant-numeric:tabular-nums;white-space:nowrap}
.finding{padding-block:10px;border-block-end:1px solid var(--line);break-inside:avoid}
.finding header{display:flex;flex-wrap:wrap;gap:2px 10px;color:var(--quiet);font-size:13px;align-items:baseline}
.finding .who{color:var(--text);font-weight:600}
blockquote{margin:4px 0;font-size:16px;line-height:1.5;overflow-wrap:anywhere;white-space:pre-line}
mark{background:var(--mark);color:inherit;padding-inline:1px;border-radius:2px}
.translation{padding-inline-start:10px;border-inline-start:2px solid var(--line);margin-block:4px;overflow-wrap:anywhere}
.translation small,.said small{color:var(--quiet);display:block}
.verdict{font-weight:600}
.escalated{color:var(--high)}.confirmed{color:var(--medium)}.dismissed,.unjudged{color:var(--quiet)}.answered{color:var(--good)}
.severity{font-size:12px;font-weight:600;border:1px solid currentColor;border-radius:3px;padding:0 5px}
.severity-high{color:var(--high)}.severity-medium{color:var(--medium)}.severity-low{color:var(--low)}
.host{font-size:12px;background:var(--text);color:var(--page);border-radius:3px;padding:0 5px}
.timeline svg{direction:ltr;inline-size:100%;block-size:auto;display:block}
.legend{display:flex;flex-wrap:wrap;gap:2px 16px;margin-block-start:4px}
.swatch{display:inline-block;inline-size:10px;block-size:10px;margin-inline-end:6px}
.layer-0{fill:#c77700;background:#c77700}.layer-1{fill:#2f6fd0;background:#2f6fd0}.layer-2{fill:#8b55c9;background:#8b55c9}.layer-3{fill:#1f8f5f;background:#1f8f5f}.layer-4{fill:#c2447c;background:#c2447c}.layer-5{fill:#2b93a8;background:#2b93a8}.layer-6{fill:#8d949f;background:#8d949f}
.high{fill:var(--high)}.medium{fill:var(--medium)}.low{fill:var(--low)}
.swatch.mark{background:var(--high);clip-path:polygon(50% 0,100% 100%,0 100%)}
.speech{fill:var(--text);background:var(--text)}
rect.gap{fill:var(--line)}.swatch.gap{background:var(--line)}
.base{stroke:var(--quiet)}.tick{font-size:11px;fill:var(--quiet)}
footer{margin-block-start:48px;padding-block-start:12px;border-block-start:1px solid var(--line)}
@media (max-width:560px){.figures{grid-template-columns:1fr 1fr}main{padding:20px 14px 40px}.wide{overflow-x:auto}}
@media print{:root{color-scheme:light}main{max-inline-size:none;padding:0}body{font-size:11pt}h2{break-after:avoid}h3{break-after:avoid}tr,.figures,.timeline{break-inside:avoid}@page{size:A4;margin:18mm 16mm}}
`;
