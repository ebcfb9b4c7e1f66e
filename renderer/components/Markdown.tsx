import MarkdownToJsx, { type MarkdownToJSX } from 'markdown-to-jsx/react';
import { createElement, Fragment, type Key, type ReactNode } from 'react';
import { OutsideLink } from './OutsideLink.tsx';
import './markdown.css';

/**
 * A text in Markdown. Its HTML stays text, its pictures are their descriptions, and its links lead to http and https alone;
 * whatever else a text may ask for is left out. Each block finds its own direction.
 */
export function Markdown({ text }: { readonly text: string }) {
	return (
		<div className="markdown">
			<MarkdownToJsx options={OPTIONS}>{text}</MarkdownToJsx>
		</div>
	);
}

/** What is drawn, each as which element: a heading of the text stands below those of the page. */
const ELEMENTS: Readonly<Record<string, string>> = {
	h1: 'h3',
	h2: 'h4',
	h3: 'h5',
	h4: 'h6',
	h5: 'h6',
	h6: 'h6',
	p: 'p',
	ul: 'ul',
	ol: 'ol',
	li: 'li',
	blockquote: 'blockquote',
	pre: 'pre',
	code: 'code',
	strong: 'strong',
	em: 'em',
	del: 'del',
	hr: 'hr',
	br: 'br',
	table: 'table',
	thead: 'thead',
	tbody: 'tbody',
	tr: 'tr',
	th: 'th',
	td: 'td',
};
/** What takes its direction from the words in it: markers, indents and columns follow. Lines inside find their own by style. */
const DIRECTED = new Set(['ul', 'ol', 'blockquote', 'table']);
const EMPTY = new Set(['hr', 'br']);

/** The only way into the page for what a text says: an element of the list, without any attribute of the text's own choosing. */
function drawn(tag: unknown, props: unknown, ...children: ReactNode[]): ReactNode {
	const given = (props ?? {}) as Readonly<Record<string, unknown>>;
	const key = typeof given.key === 'string' || typeof given.key === 'number' ? { key: given.key as Key } : {};
	if (tag === 'a') return createElement(OutsideLink, { ...key, address: typeof given.href === 'string' ? given.href : '' }, ...children);
	if (tag === 'img') return createElement(Fragment, key, typeof given.alt === 'string' ? given.alt : null);
	if (tag === 'input') return createElement(Fragment, key, given.checked === true ? '☑ ' : '☐ ');
	const element = typeof tag === 'string' && Object.hasOwn(ELEMENTS, tag) ? ELEMENTS[tag] : undefined;
	if (element === undefined) return createElement(Fragment, key, ...children);
	const start = element === 'ol' && typeof given.start === 'number' ? { start: given.start } : {};
	const direction = DIRECTED.has(element) ? { dir: 'auto' } : {};
	return EMPTY.has(element) ? createElement(element, key) : createElement(element, { ...key, ...start, ...direction }, ...children);
}

const OPTIONS: MarkdownToJSX.Options = {
	createElement: drawn,
	disableParsingRawHTML: true,
	ignoreHTMLBlocks: true,
	disableFrontmatter: true,
	forceBlock: true,
	wrapper: Fragment,
};
