import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { createAnalyser, type DescribingAnalyser } from '../../../../electron/desk/analysis/analyser.ts';
import { createReaderCalls } from '../../../../electron/desk/reading/reader-calls.ts';
import { createRecorderCalls } from '../../../../electron/desk/recording/recorder-calls.ts';
import { masked } from '../../../../electron/desk/transcripts/personal-data.ts';
import type { PersonalDataChoice } from '../../../../shared/model/personal-data.ts';
import { RULES_FOLDER } from '../analysis/rules-folder.ts';
import { SESSION, SPECIALIST, said, scratchFolder, sessionStart } from '../store/scratch-store.ts';

let analyser: Promise<DescribingAnalyser> | null = null;

/** Recorder and reader with the real rules, since they say what is personal. */
async function realDesk() {
	analyser ??= createAnalyser({ rulesFolder: RULES_FOLDER });
	const loaded = await analyser;
	const dataFolder = scratchFolder();
	const recorder = createRecorderCalls({ loadAnalyser: async () => loaded, notify: () => undefined, onIdleFault: () => undefined });
	const reader = createReaderCalls(() => undefined);
	await recorder.open({ dataFolder, resourcesFolder: join(RULES_FOLDER, '..') });
	await reader.open({ dataFolder });
	onTestFinished(async () => {
		await reader.close({});
		await recorder.close({});
	});
	return { recorder, reader };
}

const PHONE = 'llámame al 612 34 56 78 o escribe a marta.lopez@gmail.com 🎉';
const CARD = 'mi tarjeta es 4111 1111 1111 1111';
const ARABIC = 'رقمي ٠٥٠١٢٣٤٥٦٧ اتصل';
const SECRETS = /612|34 56|78|marta\.lopez|lopez|gmail|4111|٠٥٠|٤٥٦/;
/** Ids are random, and may hold any digits. */
const withoutIds = (text: string) => text.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '');

async function show() {
	const desk = await realDesk();
	await desk.recorder.beginSession(sessionStart());
	const { messages } = await desk.recorder.record({
		sessionId: SESSION,
		items: [
			said(1, PHONE),
			said(2, CARD),
			said(3, ARABIC),
			said(4, 'gracias!', { replyTo: { platformId: 'p1', authorName: 'Marta', text: PHONE } }),
			said(5, 'sí?', { replyTo: { platformId: 'before the recording', text: 'soy ana@example.org, 698765432' } }),
			said(6, 'vivo en la casa azul de la colina'),
			said(7, '¿alguien me llama al 612 34 56 78?'),
			said(8, 'el 🎉612345678🎉 cura la diabetes'),
		],
	});
	const exported = async (personalData: PersonalDataChoice): Promise<string> =>
		(await desk.reader.exportPiece({ sessionId: SESSION, format: 'jsonl', cursor: null, personalData })).text;
	return { ...desk, messages, exported };
}

const linesOf = (text: string) =>
	text
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line));

describe('a masked export', () => {
	it('hides it also where staff translated or answered it', { timeout: 30_000 }, async () => {
		const { recorder, messages, exported } = await show();
		const [phone] = messages;
		if (phone === undefined) throw new Error('nothing was said');
		const act = { messageId: phone.id, profile: SPECIALIST, at: 5_000 };
		await recorder.annotate({ ...act, body: { type: 'translation', to: 'en', text: 'call me at 612 34 56 78 or write to marta.lopez@gmail.com' } });
		await recorder.annotate({
			...act,
			body: { type: 'reply', to: 'es', text: 'no pongas tu 612-34-56-78 aquí', draft: 'do not post 612345678', sent: 'copied' },
		});
		expect(await exported('kept')).toContain('612-34-56-78');
		const said = JSON.stringify(linesOf(await exported('masked')).flatMap(({ type, body }) => (type === 'annotation' ? [body] : [])));
		expect(withoutIds(said)).not.toMatch(SECRETS);
		expect(said).toContain('call me at ••• •• •• •• or write to');
	});

	it('has no letter and no digit of personal data, wherever it is repeated', { timeout: 30_000 }, async () => {
		const { exported } = await show();
		expect(await exported('kept')).toMatch(SECRETS);
		const text = await exported('masked');
		expect(withoutIds(text)).not.toMatch(SECRETS);
		expect(text).not.toMatch(/ana@example|698765/);
		expect(text).toContain('llámame al ••• •• •• •• o escribe a •••••.•••••@•••••.••• 🎉');
	});

	it('keeps every span cutting what it cut, also counted in code points', async () => {
		const { exported } = await show();
		const [kept, hidden] = [linesOf(await exported('kept')), linesOf(await exported('masked'))];
		expect(hidden.map(({ text }) => text?.length)).toEqual(kept.map(({ text }) => text?.length));
		const flags = hidden.flatMap(({ text, flags: found }) => (found ?? []).map((flag: object) => ({ text, ...flag })));
		expect(flags.length).toBeGreaterThan(4);
		for (const { text, start, end, codePoints, category, explanation } of flags) {
			expect([...text].slice(codePoints.start, codePoints.end).join('')).toBe(text.slice(start, end));
			if (category !== 'spam') expect(explanation.matched).toBe(text.slice(start, end));
		}
	});

	it('takes out what a person flagged as personal, and leaves their own words', async () => {
		const { recorder, messages, exported } = await show();
		const body = { type: 'flag', category: 'personal-data', severity: 'low', span: { start: 8, end: 33 }, comment: 'the blue house' } as const;
		await recorder.annotate({ messageId: messages[5]?.id ?? 0, body, profile: SPECIALIST, at: 20_000 });
		const text = await exported('masked');
		expect(text).toContain('vivo en •• •••• •••• •• •• ••••••');
		expect(text).toContain('the blue house');
	});

	it('adds nothing to the store that has it, and reads well into another', async () => {
		const { recorder, messages, exported } = await show();
		await recorder.annotate({
			messageId: messages[0]?.id ?? 0,
			body: { type: 'verdict', flagId: messages[0]?.flags[0]?.id ?? 0, verdict: 'confirmed' },
			profile: SPECIALIST,
			at: 20_000,
		});
		const file = join(scratchFolder(), 'masked.jsonl');
		writeFileSync(file, await exported('masked'));
		expect(withoutIds(readFileSync(file, 'utf8'))).not.toMatch(SECRETS);
		const before = await exported('kept');
		expect(await recorder.importTranscript({ file, name: 'show.jsonl', operationId: SESSION, takesPartial: false })).toMatchObject({
			added: 0,
			known: 8,
			skipped: [],
		});
		expect(await exported('kept')).toBe(before);
		const other = await realDesk();
		expect(await other.recorder.importTranscript({ file, name: 'show.jsonl', operationId: SESSION, takesPartial: false })).toMatchObject({
			added: 8,
			known: 0,
			skipped: [],
		});
	});
});

test('masking keeps the length and hides all of every stretch, whatever the text', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 4 }), (text, edges) => {
			const spans = edges.map(([one, other]) => ({ start: Math.min(one, other, text.length), end: Math.min(Math.max(one, other), text.length) }));
			const hidden = masked(text, spans);
			expect(hidden.length).toBe(text.length);
			for (const { start, end } of spans) expect(hidden.slice(start, end)).not.toMatch(/[\p{L}\p{N}]/u);
		}),
	);
});
