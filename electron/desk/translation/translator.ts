import { languageOf } from '../../../shared/model/language.ts';
import type { Translation } from '../../../shared/model/translation.ts';
import type { EngineReport } from '../../../shared/model/translation-desk.ts';
import type { Vocabularies } from '../analysis/facts/vocabulary.ts';
import { RecentMap } from '../analysis/recent-map.ts';
import { checkTranslation } from './checks/check-translation.ts';
import { EngineError, type TranslationEngine } from './engine.ts';
import { foreignLanguageNames } from './language-names.ts';
import { baseOf, type MemoryHit, type TranslationMemory } from './memory/translation-memory.ts';
import { protect, restore } from './protect.ts';
import { EngineRest } from './queue/engine-rest.ts';
import { type Job, jobKey, TranslationQueue, type WantedLine } from './queue/translation-queue.ts';
import type { TermBook } from './terms/term-book.ts';

export interface TranslatorOptions {
	readonly memory: TranslationMemory;
	readonly vocabularies: Vocabularies;
	/** Told whenever there is something better to read than before; several times for one text, as better layers answer. */
	readonly onTranslated: (messageIds: readonly number[], translation: Translation, isNew: boolean) => void;
	readonly onEngineState: () => void;
	readonly contextOf: (sessionId: string) => TranslationContext;
	/** May so many characters more of this show be sent to engines outside this machine? */
	readonly hasBudget: (sessionId: string, characters: number) => boolean;
	/** Characters that an engine was sent. */
	readonly onSent: (sessionId: string, engine: string, characters: number) => void;
	/** Of engines' troubles; never text, never a key. */
	readonly log: (line: string) => void;
	readonly now?: () => number;
}

/** What holds for one show. */
export interface TranslationContext {
	/** Names that stay as they are: of the host, the products. */
	readonly names: readonly string[];
	/** Lines said before, oldest first. */
	readonly lastLines: readonly string[];
	/** What the team calls things, and those of this show's products. */
	readonly terms: TermBook;
}

/** Lines a machine translated of late: half of a chat repeats itself. */
const MOST_REMEMBERED = 20_000;
/** An engine that takes longer is taken for ill. */
const CALL_MS = 30_000;

/**
 * The layers, one after the other: what people approved, then the engines in the team's order, and a gist of known terms where none of them can. What the
 * memory has is told at once; everything else in the order of its urgency.
 */
export class Translator {
	readonly #options: TranslatorOptions;
	readonly #queue = new TranslationQueue();
	readonly #remembered = new RecentMap<string, Translation>(MOST_REMEMBERED);
	readonly #closing = new AbortController();
	/** For how many lines of a text a gist was told. */
	readonly #glossed = new WeakMap<Job, number>();
	#engines: readonly RunningEngine[] = [];
	#wakeTimer: NodeJS.Timeout | null = null;

	constructor(options: TranslatorOptions) {
		this.#options = options;
	}

	/** In the order they are to be asked. Those of before are let finish. */
	useEngines(engines: readonly TranslationEngine[]): void {
		this.#engines = engines.map((engine) => ({ engine, rest: new EngineRest(this.#options.now ?? Date.now), isBusy: false }));
		this.#remembered.clear();
		for (const { engine } of this.#engines) this.#queue.forgive(engine.id);
		this.#options.onEngineState();
		this.#pump();
	}

	/** What machines made before may call things otherwise. */
	termsChanged(): void {
		this.#remembered.clear();
	}

	get engines(): readonly EngineReport[] {
		return this.#engines.map(({ engine: { id, sendsTo }, rest }) => ({ id, sendsTo, ...rest.state }));
	}

	get waiting(): number {
		return this.#queue.waiting;
	}

	/** What can be told at once: from the memory, or from an engine's earlier work. */
	known({ text, from, to, emotes, sessionId }: Pick<WantedLine, 'text' | 'from' | 'to' | 'emotes' | 'sessionId'>): Translation | null {
		const hit = this.#options.memory.lookup(text, from, to, { emotes, names: this.#options.contextOf(sessionId).names });
		if (hit !== null && hit.kind !== 'fuzzy') return ofMemory(hit, from, to);
		return this.#remembered.get(jobKey(from, to, text)) ?? (hit === null ? null : ofMemory(hit, from, to));
	}

	/**
	 * Replaces what this window wants to read; what is known is told before this returns.
	 * @param lines of languages other than the wanted one
	 */
	want(who: string, lines: readonly WantedLine[]): void {
		const unknown: WantedLine[] = [];
		for (const line of lines) {
			if (!needsTranslation(line)) continue;
			const known = this.known(line);
			if (known !== null) this.#options.onTranslated([line.messageId], known, known.origin === 'machine');
			if (known === null || known.match?.kind === 'fuzzy') unknown.push(line);
		}
		this.#queue.want(who, unknown);
		this.#pump();
	}

	/** One text past the queue, for somebody who waits for it: by the first layer that has it; null where none has. */
	async translateNow(
		{ sessionId, text, from, to }: Pick<WantedLine, 'sessionId' | 'text' | 'from' | 'to'>,
		lastLines: readonly string[] = this.#options.contextOf(sessionId).lastLines,
	): Promise<Translation | null> {
		const { names, terms } = this.#options.contextOf(sessionId);
		const known = this.known({ sessionId, text, from, to, emotes: [] });
		if (known !== null && known.match?.kind !== 'fuzzy') return known;
		const kept = protect(text, { names: namesToKeep(from, { names, terms }) });
		for (const { engine, rest } of this.#engines) {
			const mayAsk = rest.isReadyFor(from, to) && engine.canTranslate(from, to) && (engine.sendsTo === null || this.#options.hasBudget(sessionId, text.length));
			if (!mayAsk) continue;
			try {
				if (engine.sendsTo !== null) this.#options.onSent(sessionId, engine.id, text.length);
				const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(CALL_MS)]);
				const [made = ''] = await engine.translate({ from, to, texts: [kept.text], context: lastLines }, signal);
				rest.succeeded();
				return this.#machineTranslation({ text, from, to, terms }, engine.id, restore(made, kept), kept.kept);
			} catch (error) {
				rest.failed(this.#troubleOf(error), from, to);
				this.#options.onEngineState();
			}
		}
		const gloss = terms.gloss(text, from, to);
		return gloss === null ? known : { from, to, text: gloss, origin: 'gist', engine: null, match: null, failedChecks: [] };
	}

	async close(): Promise<void> {
		this.#closing.abort();
		if (this.#wakeTimer !== null) clearTimeout(this.#wakeTimer);
		await Promise.all(this.#engines.map(({ engine }) => engine.close()));
	}

	#pump(): void {
		if (this.#closing.signal.aborted) return;
		for (const running of this.#engines) if (!running.isBusy) void this.#work(running);
		this.#giveGists();
		this.#wakeLater();
	}

	async #work(running: RunningEngine): Promise<void> {
		const { engine, rest } = running;
		const batch = this.#queue.take(engine, (job) => this.#engineFor(job) === running);
		const [first] = batch;
		if (first === undefined) return;
		running.isBusy = true;
		try {
			const { names, lastLines, terms } = this.#options.contextOf(first.sessionId);
			const kept = batch.map((job) => protect(job.text, { emotes: job.emotes, names: namesToKeep(job.from, { names, terms }) }));
			if (engine.sendsTo !== null) for (const { sessionId, text } of batch) this.#options.onSent(sessionId, engine.id, text.length);
			const signal = AbortSignal.any([this.#closing.signal, AbortSignal.timeout(CALL_MS)]);
			const texts = await engine.translate({ from: first.from, to: first.to, texts: kept.map(({ text }) => text), context: lastLines }, signal);
			const wasIll = rest.state.trouble !== null;
			rest.succeeded();
			if (wasIll) this.#options.onEngineState();
			for (const [index, job] of batch.entries()) {
				const own = kept[index];
				if (own !== undefined) this.#finish(job, engine.id, restore(texts[index] ?? '', own), own.kept);
			}
		} catch (error) {
			const trouble = this.#troubleOf(error);
			if (trouble.trouble !== 'cancelled') this.#options.log(`${engine.id}: ${trouble.trouble}: ${trouble.message}`);
			rest.failed(trouble, first.from, first.to);
			for (const job of batch) this.#queue.failed(job, engine.id);
			this.#options.onEngineState();
		} finally {
			running.isBusy = false;
			this.#pump();
		}
	}

	#troubleOf(error: unknown): EngineError {
		if (!(error instanceof EngineError)) return new EngineError('failing', 'it failed in a way it should not', { cause: error });
		const isOwnPatience = error.trouble === 'cancelled' && !this.#closing.signal.aborted;
		return isOwnPatience ? new EngineError('too-slow', `no answer within ${CALL_MS / 1_000} s`) : error;
	}

	#finish(job: Job, engine: string, text: string, protectedTexts: readonly string[]): void {
		const { terms } = this.#options.contextOf(job.sessionId);
		const translation = this.#machineTranslation({ text: job.text, from: job.from, to: job.to, terms }, engine, text, protectedTexts);
		this.#queue.done(job);
		// What a person approved for a text like it is worth more than what is surely wrong.
		if (translation.failedChecks.length > 0 && this.known(job) !== null) return;
		this.#remembered.set(job.key, translation);
		this.#options.onTranslated([...job.messageIds], translation, true);
	}

	#machineTranslation(
		{ text: original, from, to, terms }: { readonly text: string; readonly from: string; readonly to: string; readonly terms: TermBook },
		engine: string,
		text: string,
		protectedTexts: readonly string[],
	): Translation {
		const failedChecks = checkTranslation({ from, to, original, translation: text, protectedTexts }, this.#options.vocabularies, terms);
		return { from, to, text, origin: 'machine', engine, match: null, failedChecks };
	}

	/** The first in the team's order that can do these languages, is well, and has not failed at this text. */
	#engineFor({ from, to, failed, sessionId, text }: Job): RunningEngine | null {
		const mayTake = ({ engine, rest }: RunningEngine) =>
			!failed.has(engine.id) &&
			rest.isReadyFor(from, to) &&
			engine.canTranslate(from, to) &&
			(engine.sendsTo === null || this.#options.hasBudget(sessionId, text.length));
		return this.#engines.find(mayTake) ?? null;
	}

	/** Where nobody can translate now, the terms that are known are better than nothing; the text stays in the queue. */
	#giveGists(): void {
		for (const job of this.#queue.jobs()) {
			if (this.#engineFor(job) !== null) continue;
			if (this.#glossed.get(job) === job.messageIds.size || this.known(job) !== null) continue;
			const text = this.#options.contextOf(job.sessionId).terms.gloss(job.text, job.from, job.to);
			if (text === null) continue;
			this.#glossed.set(job, job.messageIds.size);
			this.#options.onTranslated([...job.messageIds], { from: job.from, to: job.to, text, origin: 'gist', engine: null, match: null, failedChecks: [] }, false);
		}
	}

	/** An engine that rests is tried again as soon as it may be. */
	#wakeLater(): void {
		if (this.#queue.waiting === 0) return;
		const waits = this.#engines.flatMap(({ rest }) => rest.msUntilReady ?? []);
		if (waits.length === 0) return;
		if (this.#wakeTimer !== null) clearTimeout(this.#wakeTimer);
		this.#wakeTimer = setTimeout(
			() => {
				for (const { engine, rest } of this.#engines) if (rest.state.phase === 'ready') this.#queue.forgive(engine.id);
				this.#pump();
			},
			Math.min(...waits) + 1,
		).unref();
	}
}

/** Names, names of other languages, and terms that stay as they are. */
function namesToKeep(from: string, { names, terms }: Pick<TranslationContext, 'names' | 'terms'>): readonly string[] {
	return [...names, ...terms.untranslatable, ...foreignLanguageNames(languageOf(from))];
}

interface RunningEngine {
	readonly engine: TranslationEngine;
	readonly rest: EngineRest;
	isBusy: boolean;
}

/** Letters in a language that is known and is not the wanted one. */
function needsTranslation({ text, from, to }: WantedLine): boolean {
	return from !== 'und' && baseOf(from) !== baseOf(to) && /\p{L}/u.test(text);
}

/** What the memory gives, as the reader sees it. */
export function ofMemory({ kind, score, text, units }: MemoryHit, from: string, to: string): Translation {
	const match = { kind, score, source: units.map(({ source }) => source).join(' · ') };
	return { from, to, text, origin: 'memory', engine: units[0]?.origin ?? 'team', match, failedChecks: [] };
}
