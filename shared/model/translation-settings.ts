import { z } from 'zod';

/** Which engines the team lets translate, and how far. Keys are kept elsewhere. */

export const ENGINE_IDS = ['bergamot', 'libretranslate', 'apertium', 'deepl', 'openai'] as const;
export type EngineId = (typeof ENGINE_IDS)[number];

/** Engines that want a key, or may want one. */
export const KEYED_ENGINES = ['libretranslate', 'deepl', 'openai'] as const;
export type KeyedEngine = (typeof KEYED_ENGINES)[number];

/** Where a key is looked for first. */
export const KEY_VARIABLES: Readonly<Record<KeyedEngine, string>> = {
	libretranslate: 'SHOWDESK_LIBRETRANSLATE_KEY',
	deepl: 'SHOWDESK_DEEPL_KEY',
	openai: 'SHOWDESK_OPENAI_KEY',
};

const address = z.url({ protocol: /^https?$/, error: 'an address begins with http:// or https://' }).max(500);

const engineSchema = z.discriminatedUnion('id', [
	/** On this machine; its languages come as packs. */
	z.strictObject({ id: z.literal('bergamot'), isOn: z.boolean() }),
	z.strictObject({ id: z.literal('libretranslate'), isOn: z.boolean(), address: address.nullable() }),
	z.strictObject({ id: z.literal('apertium'), isOn: z.boolean(), address: address.nullable() }),
	/** Null: DeepL's own, by the kind of the key. */
	z.strictObject({ id: z.literal('deepl'), isOn: z.boolean(), address: address.nullable() }),
	z.strictObject({ id: z.literal('openai'), isOn: z.boolean(), address: address.nullable(), model: z.string().trim().max(200) }),
]);

export const translationSettingsSchema = z.strictObject({
	/** In the order they are asked; each at most once. */
	engines: z
		.array(engineSchema)
		.max(ENGINE_IDS.length)
		.refine((engines) => new Set(engines.map(({ id }) => id)).size === engines.length, 'each engine stands here once')
		.readonly(),
	/** Characters that may be sent to engines outside this machine; null: no bound. */
	budget: z.strictObject({ perShow: z.int().nonnegative().nullable(), perDay: z.int().nonnegative().nullable() }),
	/** What one person translates goes into the memory only when another agrees. */
	needsSecondPerson: z.boolean(),
	/** Where language packs are listed; null: Mozilla's own list. */
	registryAddress: address.nullable(),
});

export type TranslationSettings = z.output<typeof translationSettingsSchema>;
export type EngineSettings = TranslationSettings['engines'][number];

/** Nothing leaves the machine until somebody says so. */
export const DEFAULT_TRANSLATION: TranslationSettings = {
	engines: [
		{ id: 'bergamot', isOn: true },
		{ id: 'libretranslate', isOn: false, address: null },
		{ id: 'apertium', isOn: false, address: null },
		{ id: 'deepl', isOn: false, address: null },
		{ id: 'openai', isOn: false, address: null, model: '' },
	],
	budget: { perShow: 200_000, perDay: 1_000_000 },
	needsSecondPerson: false,
	registryAddress: null,
};

/** Does text leave this machine on its way to the address? The host it goes to; null where it stays. */
export function sendsTo(address: string): string | null {
	const { hostname, host } = new URL(address);
	return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname) ? null : host;
}
