import { type RefObject, useEffect } from 'react';

interface ReportFrameProps {
	readonly frame: RefObject<HTMLIFrameElement | null>;
	readonly html: string;
	readonly title: string;
}

/**
 * A report as it will look. Its document is put together from parsed nodes and a sheet of its own, since the page's policy, which a frame
 * inherits, lets no style element count; nothing in it can run.
 */
export function ReportFrame({ frame, html, title }: ReportFrameProps) {
	useEffect(() => {
		const target = frame.current?.contentDocument;
		const window = frame.current?.contentWindow;
		if (!target || !window) return;
		const { rules, rest } = withoutStyle(html);
		const report = new DOMParser().parseFromString(rest, 'text/html');
		const sheet = new (window as Window & typeof globalThis).CSSStyleSheet();
		sheet.replaceSync(rules);
		target.adoptedStyleSheets = [sheet];
		target.title = report.title;
		target.documentElement.lang = report.documentElement.lang;
		target.documentElement.dir = report.documentElement.dir;
		target.body.replaceChildren(...[...report.body.childNodes].map((node) => target.importNode(node, true)));
	}, [frame, html]);
	return <iframe ref={frame} className="report-frame" title={title} />;
}

/** A report has one style element, before anything that somebody wrote. Parsed with the rest, the page's policy would refuse it loudly. */
function withoutStyle(html: string): { readonly rules: string; readonly rest: string } {
	const [start, end] = [html.indexOf(STYLE_START), html.indexOf(STYLE_END)];
	if (start === -1 || end === -1) return { rules: '', rest: html };
	return { rules: html.slice(start + STYLE_START.length, end), rest: html.slice(0, start) + html.slice(end + STYLE_END.length) };
}

const STYLE_START = '<style>';
const STYLE_END = '</style>';
