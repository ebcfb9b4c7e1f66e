import { z } from 'zod';
import { languageOf } from '../../../../shared/model/language.ts';
import { sendsTo } from '../../../../shared/model/translation-settings.ts';
import type { TranslationEngine } from '../engine.ts';
import { EngineError } from '../engine.ts';
import { askServer, counted } from './ask-server.ts';
import { below, type ServerOptions, TIMEOUT_MS } from './server-options.ts';

/** DeepL's interface, version 2: at most 50 texts and 128 KiB of a request; 456 where the month's characters are used up. */
export function createDeepL({ address, key, timeoutMs = TIMEOUT_MS }: ServerOptions): TranslationEngine {
	return {
		id: 'deepl',
		sendsTo: sendsTo(address),
		mostTexts: 50,
		// The request is JSON around the texts: what is sent stays below 128 KiB though every character were escaped.
		mostBytes: 20_000,
		canTranslate: () => true,
		async translate({ from, to, texts, context = [] }, signal) {
			const apiKey = key();
			if (apiKey === null) throw new EngineError('refused', 'there is no key for it');
			const { translations } = await askServer(
				{
					url: below(address, 'v2/translate'),
					headers: { authorization: `DeepL-Auth-Key ${apiKey}` },
					json: {
						text: texts,
						source_lang: languageOf(from).toUpperCase(),
						target_lang: TARGETS[to] ?? TARGETS[languageOf(to)] ?? languageOf(to).toUpperCase(),
						...(context.length === 0 ? {} : { context: context.join('\n') }),
					},
					answer: translationsSchema,
					timeoutMs,
					troubles: { 456: 'quota', 400: 'no-pair', 413: 'nonsense' },
				},
				signal,
			);
			return counted(
				translations.map(({ text }) => text),
				texts.length,
			);
		},
		async close() {},
	};
}

/** Where a target must say which of several it is. */
const TARGETS: Readonly<Record<string, string>> = { en: 'EN-US', 'en-GB': 'EN-GB', zh: 'ZH-HANS', 'zh-TW': 'ZH-HANT', pt: 'PT-BR' };

const translationsSchema = z.object({ translations: z.array(z.object({ text: z.string() })) });

/** Keys of the free plan end so, and go to an address of their own. */
export function deepLAddress(key: string | null): string {
	return key?.endsWith(':fx') ? 'https://api-free.deepl.com' : 'https://api.deepl.com';
}
