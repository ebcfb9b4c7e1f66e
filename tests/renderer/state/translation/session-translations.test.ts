import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MessageBook } from '../../../../renderer/state/feed/message-book.ts';
import { DOUBT_MS, MOST_TRANSLATIONS, SessionTranslations, WISH_MS } from '../../../../renderer/state/translation/session-translations.ts';
import { untranslatedReason } from '../../../../renderer/state/translation/untranslated.ts';
import type { CallInput, CallName, DeskEvent } from '../../../../shared/contract/contract.ts';
import { DeskError } from '../../../../shared/contract/errors.ts';
import type { AnnotationBody } from '../../../../shared/model/annotation.ts';
import type { FailedCheck, Translation } from '../../../../shared/model/translation.ts';
import { annotation, message, SESSION } from '../../sample.ts';

const DOG: Translation = { from: 'es', to: 'zh-CN', text: '狗', origin: 'machine', engine: 'bergamot', match: null, failedChecks: [] };
const APPROVED: Translation = { ...DOG, origin: 'memory', engine: 'team', match: { kind: 'exact', score: 1, source: 'perro' } };
const FUZZY: Translation = { ...APPROVED, match: { kind: 'fuzzy', score: 0.8, source: 'perro' } };
const FAILED: readonly FailedCheck[] = [{ check: 'numbers', missing: '48' }];

describe('the translations of a session', () => {
	let book: MessageBook;
	let translations: SessionTranslations;
	let wishes: CallInput<'translation.want'>[];
	let fails: boolean;

	beforeEach(() => {
		vi.useFakeTimers({ now: 1_000_000 });
		book = new MessageBook();
		for (let id = 1; id <= 20; id += 1) book.hold(message(id));
		wishes = [];
		fails = false;
		const call = (_name: CallName, input: unknown) => {
			wishes.push(input as CallInput<'translation.want'>);
			return fails ? Promise.reject(new DeskError('desk-closed', 'gone')) : Promise.resolve(null as never);
		};
		translations = new SessionTranslations(SESSION, 'zh-CN', { call: call as never }, book);
	});
	afterEach(() => vi.useRealTimers());

	const told = (messageId: number, translation: Translation): DeskEvent => ({
		seq: 1,
		type: 'translations',
		sessionId: SESSION,
		lines: [{ messageId, translation, isNew: true }],
	});
	const acted = (messageId: number, body: AnnotationBody): DeskEvent => ({ seq: 1, type: 'annotation', annotation: annotation(1, messageId, body) });
	const see = async (...ids: readonly number[]) => {
		translations.see(() => ids.map((messageId) => ({ messageId, isVisible: true })));
		await vi.advanceTimersByTimeAsync(WISH_MS);
	};
	const wished = () => wishes.at(-1)?.lines.map(({ messageId }) => messageId);

	it('asks for what is in sight, at most once in a while, and for nothing it has already', async () => {
		await see(1, 2);
		expect(wished()).toEqual([1, 2]);
		for (let id = 3; id <= 12; id += 1) translations.see(() => [{ messageId: id, isVisible: true }]);
		await vi.advanceTimersByTimeAsync(WISH_MS);
		expect(wishes).toHaveLength(2);
		translations.apply(told(1, DOG));
		translations.apply(told(2, APPROVED));
		await see(1, 2, 3);
		expect(wished()).toEqual([3]);
	});

	it('says nothing where nothing new came into sight', async () => {
		await see(1, 2);
		translations.apply(told(1, DOG));
		await see(1, 2);
		expect(wishes).toHaveLength(1);
	});

	it('takes back what scrolled away unanswered, so that no engine works for nobody', async () => {
		await see(1, 2);
		await see(1);
		expect(wished()).toEqual([1]);
	});

	it('goes on asking for what is only like the text', async () => {
		translations.apply(told(1, FUZZY));
		await see(1);
		expect(wished()).toEqual([1]);
		expect(translations.get(1)).toEqual(FUZZY);
	});

	it('keeps the same object where the same is told again, so that its row is not drawn anew', () => {
		translations.apply(told(1, DOG));
		const before = translations.get(1);
		translations.apply(told(1, { ...DOG }));
		expect(translations.get(1)).toBe(before);
	});

	it('leaves to other windows what they read in other languages, and to other sessions what is theirs', () => {
		translations.apply(told(1, { ...DOG, to: 'en' }));
		translations.apply({ seq: 1, type: 'translations', sessionId: 'another', lines: [{ messageId: 1, translation: DOG, isNew: true }] });
		expect(translations.get(1)).toBeNull();
	});

	it('asks anew for all in sight when somebody approved something: it may serve any of them', async () => {
		translations.apply(told(1, DOG));
		translations.apply(told(2, DOG));
		await see(1, 2);
		expect(wishes).toHaveLength(0);
		translations.apply(acted(1, { type: 'translation', to: 'zh-CN', text: '小狗' }));
		await vi.advanceTimersByTimeAsync(WISH_MS);
		expect(wished()).toEqual([1, 2]);
		expect(translations.get(1)).toEqual(DOG);
	});

	it('no longer shows what was taken back where nothing takes its place, and keeps what is said anew', async () => {
		for (const id of [1, 2, 3]) translations.apply(told(id, APPROVED));
		translations.apply(acted(1, { type: 'undo', annotationId: annotation(9, 1, { type: 'note', text: 'x' }).id }));
		translations.apply(told(3, APPROVED));
		await vi.advanceTimersByTimeAsync(DOUBT_MS);
		expect([1, 2, 3].map((id) => translations.get(id))).toEqual([null, null, APPROVED]);
	});

	it('asks again when the desk is back', async () => {
		fails = true;
		await see(1);
		fails = false;
		translations.renew();
		await vi.advanceTimersByTimeAsync(WISH_MS);
		expect(wishes).toHaveLength(2);
		expect(wished()).toEqual([1]);
	});

	it('asks a little later where the desk could not', async () => {
		fails = true;
		await see(1);
		fails = false;
		await vi.advanceTimersByTimeAsync(6_000);
		expect(wishes).toHaveLength(2);
	});

	it('wants nothing more when its screen closes', async () => {
		await see(1);
		translations.rest();
		expect(wished()).toEqual([]);
	});

	it('forgets the oldest, as the feed does', () => {
		for (let id = 1; id <= MOST_TRANSLATIONS + 50; id += 1) translations.apply(told(id, DOG));
		expect(translations.size).toBe(MOST_TRANSLATIONS);
		expect(translations.get(50)).toBeNull();
		expect(translations.get(51)).not.toBeNull();
	});

	it('lists what failed a check in the order of the show, holds it in memory, and keeps what was corrected in its place until it is tidied', () => {
		for (const id of [7, 3]) translations.apply(told(id, { ...DOG, failedChecks: FAILED }));
		expect(translations.toCheck).toEqual([3, 7]);
		for (let id = 1; id <= 20; id += 1) book.release(id);
		expect(book.size).toBe(2);
		translations.apply(told(3, APPROVED));
		expect([translations.toCheck, translations.openChecks]).toEqual([[3, 7], 1]);
		translations.tidyChecks();
		expect([translations.toCheck, book.size]).toEqual([[7], 1]);
	});
});

describe('a message without a translation', () => {
	const reason = (change: Parameters<typeof message>[1]) => untranslatedReason({ message: message(1, change), annotations: [], deletion: null }, 'zh-CN');

	it('says why', () => {
		expect(reason({})).toBeNull();
		expect(reason({ kind: 'system' })).toBe('system');
		expect(reason({ text: '👍 100' })).toBe('letters');
		expect(reason({ language: { tag: 'und', script: 'Latn', confidence: 0 } })).toBe('und');
		expect(reason({ language: { tag: 'zh', script: 'Hans', confidence: 1 } })).toBe('same');
	});

	it('follows a corrected language', () => {
		const corrected = { message: message(1), annotations: [annotation(1, 1, { type: 'language', tag: 'zh' })], deletion: null };
		expect(untranslatedReason(corrected, 'zh-CN')).toBe('same');
	});
});
