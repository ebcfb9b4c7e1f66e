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
		const report = new DOMParser().parseFromString(html, 'text/html');
		const sheet = new (window as Window & typeof globalThis).CSSStyleSheet();
		sheet.replaceSync([...report.querySelectorAll('style')].map((style) => style.textContent).join('\n'));
		target.adoptedStyleSheets = [sheet];
		target.title = report.title;
		target.documentElement.lang = report.documentElement.lang;
		target.documentElement.dir = report.documentElement.dir;
		target.body.replaceChildren(...[...report.body.childNodes].map((node) => target.importNode(node, true)));
	}, [frame, html]);
	return <iframe ref={frame} className="report-frame" title={title} />;
}
