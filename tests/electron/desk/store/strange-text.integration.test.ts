import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SESSION, said, scratchDesk, sessionStart } from './scratch-store.ts';

const STRANGE = [
	'',
	'a\0b',
	'👩‍👩‍👧‍👦 🇪🇸 ❤️',
	'e\u0301\u0301\u0301 Z̸̧̛͉a̴l̷g̵o̶',
	'\u202Eelif.exe\u202C \u2066bidi\u2069',
	"'); DROP TABLE message; --",
	'<script>alert(1)</script>',
	'\uFEFFmark',
	'x'.repeat(100_000),
];

test('what is recorded is read back unit for unit, and the answer of the recorder says the same', async () => {
	const { recorder, reader } = await scratchDesk();
	recorder.beginSession(sessionStart());
	const anyText = fc.sample(fc.string({ unit: 'binary', maxLength: 40 }), { numRuns: 200, seed: 7 });
	const texts = [...STRANGE, ...anyText];
	const items = texts.map((text, index) => said(index, text, { platformId: `${index} ${text}`, author: { id: `id ${text}`, name: `name ${text}` } }));
	const { messages } = await recorder.record({ sessionId: SESSION, items });
	expect(messages.map(({ text }) => text)).toEqual(texts);
	const page = await reader.feedPage({ sessionId: SESSION, limit: 500 });
	expect(page.messages).toEqual(messages);
});

test('a lone surrogate that slips through becomes U+FFFD at the same place, in the answer as in the store', async () => {
	const { recorder, reader } = await scratchDesk();
	recorder.beginSession(sessionStart());
	const { messages } = await recorder.record({ sessionId: SESSION, items: [said(1, 'a\uD83Db cura', { author: { id: '\uDC00', name: '\uDC00' } })] });
	expect(messages[0]).toMatchObject({ text: 'a\uFFFDb cura', author: { id: '\uFFFD', name: '\uFFFD' }, flags: [{ start: 4, end: 8 }] });
	expect((await reader.feedPage({ sessionId: SESSION, limit: 1 })).messages).toEqual(messages);
});
