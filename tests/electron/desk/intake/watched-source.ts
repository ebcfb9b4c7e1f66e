import type { Source, SourceEvent } from '../../../../electron/desk/intake/source.ts';

/** Everything a source has told, and the parts of it that tests ask for. */
export interface WatchedSource {
	readonly events: readonly SourceEvent[];
	readonly source: Source;
	states(): readonly string[];
	texts(): readonly string[];
	messages(): readonly Extract<SourceEvent, { type: 'message' }>['message'][];
	lastProblem(): Extract<SourceEvent, { type: 'state' }>['problem'];
	dropped(): readonly string[];
}

export function watchSource(source: Source): WatchedSource {
	const events: SourceEvent[] = [];
	source.start((event) => events.push(event));
	const messages = () => events.flatMap((event) => (event.type === 'message' ? [event.message] : []));
	return {
		events,
		source,
		messages,
		states: () => events.flatMap((event) => (event.type === 'state' ? [event.connection] : [])),
		texts: () => messages().map(({ text }) => text),
		lastProblem: () => events.flatMap((event) => (event.type === 'state' && event.problem ? [event.problem] : [])).at(-1),
		dropped: () => events.flatMap((event) => (event.type === 'dropped' ? [event.reason] : [])),
	};
}
