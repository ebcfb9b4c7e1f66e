import { type WebSocketMapping, webSocketMappingSchema } from '../../shared/model/websocket-mapping.ts';

/** A mapping file as read: usable, or what is wrong with it and where. */
export type MappingReading =
	| { readonly mapping: WebSocketMapping }
	| { readonly problem: 'not-json'; readonly why: string }
	| { readonly problem: 'wrong-shape'; readonly path: string; readonly why: string };

/** The reasons come from the parser and the schema in English: they name JSON, not the show. */
export function readMapping(text: string): MappingReading {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch (error) {
		return { problem: 'not-json', why: error instanceof Error ? error.message : '' };
	}
	const parsed = webSocketMappingSchema.safeParse(json);
	if (parsed.success) return { mapping: json as WebSocketMapping };
	const [issue] = parsed.error.issues;
	return { problem: 'wrong-shape', path: `/${issue?.path.map(String).join('/') ?? ''}`, why: issue?.message ?? '' };
}
