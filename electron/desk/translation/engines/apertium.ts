import { z } from 'zod';
import { languageOf } from '../../../../shared/model/language.ts';
import { sendsTo } from '../../../../shared/model/translation-settings.ts';
import { EngineError, type TranslationEngine } from '../engine.ts';
import { askServer } from './ask-server.ts';
import { below, type ServerOptions, TIMEOUT_MS } from './server-options.ts';

/** Apertium's APy: `GET /listPairs`, `POST /translate` with one text at a time. */
export function createApertium({ address, timeoutMs = TIMEOUT_MS }: Omit<ServerOptions, 'key'>): TranslationEngine {
	/** `es-en` -> `spa|eng`: pairs by the codes the server itself uses. */
	let pairs: Promise<ReadonlyMap<string, string>> | null = null;

	async function pairsOf(signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
		pairs ??= askServer({ url: below(address, 'listPairs'), answer: pairsSchema, timeoutMs }, signal).then(
			({ responseData }) =>
				new Map(
					responseData.map(({ sourceLanguage, targetLanguage }) => [
						`${shortCode(sourceLanguage)}-${shortCode(targetLanguage)}`,
						`${sourceLanguage}|${targetLanguage}`,
					]),
				),
		);
		try {
			return await pairs;
		} catch (error) {
			pairs = null;
			throw error;
		}
	}

	return {
		id: 'apertium',
		sendsTo: sendsTo(address),
		mostTexts: 8,
		mostBytes: 8_000,
		canTranslate: () => true,
		async translate({ from, to, texts }, signal) {
			const langpair = (await pairsOf(signal)).get(`${languageOf(from)}-${languageOf(to)}`);
			if (langpair === undefined) throw new EngineError('no-pair', `it has not ${languageOf(from)} to ${languageOf(to)}`);
			return Promise.all(
				texts.map(async (q) => {
					const form = new URLSearchParams({ langpair, q, markUnknown: 'no', format: 'txt' });
					const { responseData } = await askServer(
						{ url: below(address, 'translate'), form, answer: translationSchema, timeoutMs, troubles: { 400: 'no-pair' } },
						signal,
					);
					return responseData.translatedText.trim();
				}),
			);
		},
		async close() {},
	};
}

const pairsSchema = z.object({ responseData: z.array(z.object({ sourceLanguage: z.string(), targetLanguage: z.string() })) });
const translationSchema = z.object({ responseData: z.object({ translatedText: z.string() }) });

/** ISO 639-3, which Apertium prefers, as ISO 639-1, which BCP 47 prefers; of dialects the language. */
function shortCode(code: string): string {
	const [language = code] = code.split('_');
	return SHORT[language] ?? language;
}

const SHORT: Readonly<Record<string, string>> = {
	spa: 'es',
	eng: 'en',
	fra: 'fr',
	rus: 'ru',
	ukr: 'uk',
	ara: 'ar',
	zho: 'zh',
	por: 'pt',
	ita: 'it',
	cat: 'ca',
	deu: 'de',
};
