import { type CompleteSourcePreset, placesOf, sourcePresetSchema } from '../../../shared/model/source-preset.ts';
import { DEFAULT_MAPPING, type WebSocketMapping, webSocketMappingSchema } from '../../../shared/model/websocket-mapping.ts';

/** A preset while it is made of a WebSocket source. */
export interface PresetForm {
	readonly name: string;
	readonly url: string;
	/** By the word between the braces; what stands nowhere any more is kept while the person writes. */
	readonly fields: Readonly<Record<string, FieldForm>>;
}

export interface FieldForm {
	readonly label: string;
	readonly example: string;
	readonly isSecret: boolean;
}

export const EMPTY_FIELD: FieldForm = { label: '', example: '', isSecret: false };

/** What the person is asked to describe, in the order it stands in the address and the mapping. */
export function placesToFill(url: string, mapping: WebSocketMapping | null): readonly string[] {
	return placesOf({ url, mapping: completed(mapping) });
}

/** What of the form cannot be saved. */
export type PresetFormProblem =
	| { readonly field: 'name' | 'url' | 'mapping' }
	/** Too many, or one whose word is none. */
	| { readonly field: 'places' }
	| { readonly field: 'place'; readonly place: string };

/** A field without a name of its own is called by its word. */
export function presetOf(
	form: PresetForm,
	mapping: WebSocketMapping | null,
): { readonly preset: CompleteSourcePreset } | { readonly problem: PresetFormProblem } {
	const places = placesToFill(form.url, mapping);
	const parsed = sourcePresetSchema.safeParse({
		name: form.name,
		url: form.url.trim(),
		mapping: completed(mapping),
		fields: places.map((id) => {
			const { label, example, isSecret } = form.fields[id] ?? EMPTY_FIELD;
			return { id, label: label.trim() === '' ? id : label, example: isSecret ? '' : example, isSecret };
		}),
	});
	if (parsed.success) return { preset: parsed.data };
	const [first, index] = parsed.error.issues[0]?.path ?? [];
	if (first === 'name' || first === 'url' || first === 'mapping') return { problem: { field: first } };
	const place = typeof index === 'number' ? places[index] : undefined;
	return { problem: place === undefined ? { field: 'places' } : { field: 'place', place } };
}

/** Without a mapping file a feed speaks the desk's own frame. */
function completed(mapping: WebSocketMapping | null): CompleteSourcePreset['mapping'] {
	return mapping === null ? DEFAULT_MAPPING : webSocketMappingSchema.parse(mapping);
}
