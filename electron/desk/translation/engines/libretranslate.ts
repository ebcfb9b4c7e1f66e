import { z } from 'zod';
import { languageOf } from '../../../../shared/model/language.ts';
import { sendsTo } from '../../../../shared/model/translation-settings.ts';
import type { TranslationEngine } from '../engine.ts';
import { EngineError } from '../engine.ts';
import { askServer, counted } from './ask-server.ts';
import { below, type ServerOptions, TIMEOUT_MS } from './server-options.ts';

/** LibreTranslate, run by the team or by others: `POST /translate`, its languages by `GET /languages`. */
export function createLibreTranslate({ address, key, timeoutMs = TIMEOUT_MS }: ServerOptions): TranslationEngine {
	/** The server's own codes: one calls Chinese `zh`, another `zh-Hans`. */
	let languages: Promise<ReadonlyMap<string, string>> | null = null;

	async function codesOf(signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
		languages ??= askServer({ url: below(address, 'languages'), answer: languagesSchema, timeoutMs, troubles: TROUBLES }, signal).then(
			(known) => new Map(known.map(({ code }) => [languageOf(code), code])),
		);
		try {
			return await languages;
		} catch (error) {
			languages = null;
			throw error;
		}
	}

	return {
		id: 'libretranslate',
		sendsTo: sendsTo(address),
		mostTexts: 25,
		mostBytes: 16_000,
		canTranslate: () => true,
		async translate({ from, to, texts }, signal) {
			const codes = await codesOf(signal);
			const source = codes.get(languageOf(from));
			const target = codes.get(languageOf(to));
			if (source === undefined || target === undefined) throw new EngineError('no-pair', `it has not ${languageOf(from)} or ${languageOf(to)}`);
			const apiKey = key();
			const { translatedText } = await askServer(
				{
					url: below(address, 'translate'),
					json: { q: texts, source, target, format: 'text', ...(apiKey === null ? {} : { api_key: apiKey }) },
					answer: translationSchema,
					timeoutMs,
					troubles: TROUBLES,
				},
				signal,
			);
			return counted(translatedText, texts.length);
		},
		async close() {},
	};
}

/** It says 400 to a language it has not, and 403 to a key it does not know or to somebody who asked too much. */
const TROUBLES = { 400: 'no-pair' } as const;

const languagesSchema = z.array(z.object({ code: z.string() }));
const translationSchema = z.object({ translatedText: z.array(z.string()) });
