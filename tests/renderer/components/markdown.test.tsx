import i18next from 'i18next';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { describe, expect, it } from 'vitest';
import { Markdown } from '../../../renderer/components/Markdown.tsx';

const i18n = i18next.createInstance();
await i18n.use(initReactI18next).init({ lng: 'en', resources: { en: { components: {} } } });

const markup = (text: string) => renderToStaticMarkup(createElement(I18nextProvider, { i18n }, createElement(Markdown, { text })));

describe('guidelines in Markdown', () => {
	it('are drawn as what they say', () => {
		const html = markup('# Title\n\nsome **bold** and *slanted*\n\n- one\n- two\n\n| a | b |\n|---|---|\n| c | d |');
		for (const part of ['<h3>Title</h3>', '<strong>bold</strong>', '<em>slanted</em>', '<li>one</li>', '<td>c</td>']) expect(html).toContain(part);
	});

	it.each([
		'<script>alert(1)</script>',
		'<img src=x onerror=alert(1)>',
		'text <b onclick="x()">bold</b>',
		'<div style="position:fixed">\n\ncover\n\n</div>',
		'<iframe src="https://evil.example"></iframe>',
		'<!-- hidden -->',
	])('keep HTML as text: %s', (text) => {
		const html = markup(text);
		expect(html).not.toMatch(/<(?:script|img|iframe|b|div style)\b/);
		expect(html).not.toMatch(/<[^>]*\s(?:on\w+|style|src|id|class="(?!markdown))/);
	});

	it.each([
		'javascript:alert(1)',
		'JaVaScRiPt:alert(1)',
		'data:text/html,x',
		'file:///etc/passwd',
		'#/settings',
		'//evil.example',
		'vbscript:x',
		'mailto:a@b.c',
	])('follow no address but those of the web: %s', (address) => {
		expect(markup(`[words](${address})`)).not.toContain('<a');
	});

	it('open a web address beside the page, which it learns nothing of', () => {
		const html = markup('[law](https://example.com/law?a=1)');
		expect(html).toContain('href="https://example.com/law?a=1"');
		expect(html).toContain('target="_blank"');
		expect(html).toContain('rel="noopener noreferrer"');
	});

	it('load no picture, and say what it shows', () => {
		const html = markup('![a watch](https://evil.example/pixel.png)');
		expect(html).toContain('a watch');
		expect(html).not.toContain('evil.example');
	});

	it('take no id of the page for their headings', () => {
		expect(markup('# root\n\n## main')).not.toContain('id=');
	});
});
