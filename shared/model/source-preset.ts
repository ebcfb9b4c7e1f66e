import { z } from 'zod';
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from './language.ts';
import { webSocketMappingSchema } from './websocket-mapping.ts';

/** A feed over WebSocket that is known but for what a person fills in: data alone, so it can be shared as a file. */

export const MOST_PRESETS = 200;
const MOST_FIELDS = 8;
const LONGEST_VALUE = 2_000;

/** `{{field}}` in the address, in what is sent, in headers and in what tells messages from other frames stands for what a person fills in. */
const PLACE = /\{\{([^{}]*)\}\}/g;
const shortText = z.string().trim().min(1).max(80);
/** The same words in other languages of the interface; where one is left out, those of the preset stand. */
const otherLanguages = z.partialRecord(z.enum(INTERFACE_LANGUAGES), shortText).default({});

const presetFieldSchema = z.strictObject({
	id: z.string().regex(/^[a-z][A-Za-z0-9]{0,30}$/, 'a field is called by a word of letters and digits that begins small'),
	label: shortText,
	labels: otherLanguages,
	example: z.string().max(200).default(''),
	/** It is typed unseen, and kept nowhere. */
	isSecret: z.boolean().default(false),
});

export const sourcePresetSchema = z
	.strictObject({
		name: shortText,
		names: otherLanguages,
		fields: z.array(presetFieldSchema).max(MOST_FIELDS).default([]),
		/** `wss://example.org/chat/{{channel}}`; what is filled in is escaped. */
		url: z.string().min(1).max(LONGEST_VALUE),
		mapping: webSocketMappingSchema,
	})
	.superRefine(({ fields, url, mapping }, context) => {
		const ids = fields.map(({ id }) => id);
		if (new Set(ids).size < ids.length) context.addIssue({ code: 'custom', path: ['fields'], message: 'two fields have one name' });
		for (const place of placesOf({ url, mapping })) {
			if (!ids.includes(place)) context.addIssue({ code: 'custom', path: ['fields'], message: `{{${place}}} is not among the fields` });
		}
		const filled = filledUrl(url, Object.fromEntries(ids.map((id) => [id, 'x'])));
		if (!/^wss?:$/.test(URL.parse(filled)?.protocol ?? '')) {
			context.addIssue({ code: 'custom', path: ['url'], message: 'a WebSocket address starts with ws:// or wss://' });
		}
	});

/** As it is written in a file. */
export type SourcePreset = z.input<typeof sourcePresetSchema>;
export type CompleteSourcePreset = z.output<typeof sourcePresetSchema>;

/** `id`: the file's name of a shipped one, a UUID of one the team saved. */
export interface KnownPreset {
	readonly id: string;
	readonly isShipped: boolean;
	readonly preset: CompleteSourcePreset;
}

/** What a WebSocket source is asked for with. */
export interface FilledPreset {
	readonly url: string;
	readonly mapping: CompleteSourcePreset['mapping'];
}

/** Fields that still have to be filled in, by their ids; none where the preset is ready. */
export function emptyFields({ fields }: CompleteSourcePreset, values: Readonly<Record<string, string>>): readonly string[] {
	return fields.map(({ id }) => id).filter((id) => typedIn(values, id) === '');
}

/** The preset with what a person filled in. A value can change no more than its own place: in the address it is escaped, elsewhere it stays one text. */
export function filledPreset({ url, mapping }: CompleteSourcePreset, values: Readonly<Record<string, string>>): FilledPreset {
	const { onOpen, headers, heartbeat, where } = mapping;
	return {
		url: filledUrl(url, values),
		mapping: {
			...mapping,
			where: Object.fromEntries(Object.entries(where).map(([place, wanted]) => [place, typeof wanted === 'string' ? filledText(wanted, values) : wanted])),
			onOpen: onOpen.map((message) => filledMessage(message, values)),
			headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, filledText(value, values).replace(/[\r\n]/g, '')])),
			...(heartbeat?.send === undefined ? {} : { heartbeat: { ...heartbeat, send: filledMessage(heartbeat.send, values) } }),
		},
	};
}

/** What is to be filled in, each once, in the order it stands in the address and the mapping. */
export function placesOf({ url, mapping }: Pick<CompleteSourcePreset, 'url' | 'mapping'>): readonly string[] {
	return [...new Set(placesIn([url, mapping.where, mapping.onOpen, mapping.headers, mapping.heartbeat?.send]))];
}

/** What a preset is called in a language of the interface. */
export function presetName({ name, names }: Pick<CompleteSourcePreset, 'name' | 'names'>, language: InterfaceLanguage): string {
	return names[language] ?? name;
}

export function fieldLabel({ label, labels }: CompleteSourcePreset['fields'][number], language: InterfaceLanguage): string {
	return labels[language] ?? label;
}

type Json = z.output<ReturnType<typeof z.json>>;

function filledUrl(url: string, values: Readonly<Record<string, string>>): string {
	return url.replace(PLACE, (_place, id: string) => encodeURIComponent(typedIn(values, id)));
}

/** A text is sent as it is; where it is JSON written out, a value stays inside its quotes. */
function filledMessage(message: Json, values: Readonly<Record<string, string>>): Json {
	if (typeof message !== 'string' || !/^\s*[{[]/.test(message)) return filledJson(message, values);
	return message.replace(PLACE, (_place, id: string) => JSON.stringify(typedIn(values, id)).slice(1, -1));
}

function filledJson(value: Json, values: Readonly<Record<string, string>>): Json {
	if (typeof value === 'string') return filledText(value, values);
	if (Array.isArray(value)) return value.map((item) => filledJson(item, values));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, filledJson(item, values)]));
}

function filledText(text: string, values: Readonly<Record<string, string>>): string {
	return text.replace(PLACE, (_place, id: string) => typedIn(values, id));
}

function typedIn(values: Readonly<Record<string, string>>, id: string): string {
	return Object.hasOwn(values, id) ? (values[id] ?? '').trim().slice(0, LONGEST_VALUE) : '';
}

function placesIn(value: unknown): readonly string[] {
	if (typeof value === 'string') return [...value.matchAll(PLACE)].map(([, id = '']) => id);
	if (typeof value !== 'object' || value === null) return [];
	return Object.values(value).flatMap(placesIn);
}
