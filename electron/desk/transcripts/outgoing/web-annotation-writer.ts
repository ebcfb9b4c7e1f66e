import type { Annotation } from '../../../../shared/model/annotation.ts';
import type { Span } from '../../../../shared/model/span.ts';
import { definedFields } from '../defined-fields.ts';
import { codePointOffsets } from './code-points.ts';
import { type Finding, findingsOf } from './findings.ts';
import { listEntry } from './json-list.ts';
import { type ExportedMessage, type SessionRow, sessionRows } from './session-rows.ts';
import type { Outgoing, SessionWriter } from './session-writer.ts';
import { isoTime } from './times.ts';

/**
 * Everything that was marked or written on a session as a collection of the W3C Web Annotation Data Model, in JSON-LD. Selectors count code points, as
 * the recommendation asks (4.2.4, 4.2.5); the line itself stands in its target, since no address leads to it.
 */
export const webAnnotationWriter: SessionWriter = {
	head({ session }) {
		const collection = { '@context': 'http://www.w3.org/ns/anno.jsonld', id: sessionIri(session.id), type: 'AnnotationCollection', label: session.show.title };
		return `${JSON.stringify(collection).slice(0, -1)},\n"first":{"id":"${sessionIri(session.id)}#page-1","type":"AnnotationPage","startIndex":0,"items":[`;
	},
	*rest(outgoing, from) {
		let { written } = from;
		for (const row of sessionRows(outgoing, { part: outgoing.options.part }, from)) {
			let text = '';
			for (const annotation of annotationsOf(row, outgoing)) {
				text += listEntry(annotation, { written });
				written += 1;
			}
			yield { text, place: { ...row.place, written } };
		}
	},
	tail: (_outgoing, end) => `\n]},\n"total":${end.written}}\n`,
};

type WebAnnotation = Readonly<Record<string, unknown>>;

function annotationsOf(row: SessionRow, outgoing: Outgoing): readonly WebAnnotation[] {
	return row.type === 'gap' ? [gapAnnotation(row, outgoing)] : messageAnnotations(row.said, outgoing);
}

function messageAnnotations(said: ExportedMessage, { session, options }: Outgoing): readonly WebAnnotation[] {
	const { message, state, deletion, translation } = said;
	const text = message.text.toWellFormed();
	const iri = `${sessionIri(session.id)}#message=${encodeURIComponent(`${message.sourceId}/${message.platformId}`)}`;
	const source = { id: iri, type: 'Text', format: 'text/plain', language: state.language.tag, value: text };
	const stretch = (span: Span) => ({ source, selector: selectorsOf(text, span) });
	const by = ({ id, author, at }: Annotation) => ({
		id: `urn:uuid:${id}`,
		created: isoTime(at),
		creator: { type: 'Person', name: author.name, nickname: author.role },
	});

	const ofFinding = (finding: Finding): readonly WebAnnotation[] => {
		const { flag, category, severity } = finding;
		const judged = state.flags.find((other) => other.flag === flag);
		const added = state.addedFlags.find(({ annotation }) => annotation.id === finding.id);
		const id = flag === null ? `urn:uuid:${finding.id}` : `${iri}&${finding.id}`;
		const made = flag === null ? (added === undefined ? {} : by(added.annotation)) : { id, created: isoTime(message.receivedAt), creator: SHOWDESK };
		const body = [tag(category), describing(flag === null ? severity : `${severity}; rule ${flag.rule} of ${flag.pack}`)];
		const verdict = judged?.verdict ?? null;
		return [
			{ ...annotation(made, ['tagging', 'moderating']), body, target: stretch(finding) },
			...(verdict === null ? [] : [{ ...annotation(by(verdict.annotation), ['assessing']), body: [textual(verdict.verdict, 'assessing')], target: id }]),
		];
	};

	return [
		...findingsOf(said, options.part).flatMap(ofFinding),
		...state.labels.map(({ annotation: made, name, span }) => ({
			...annotation(by(made), ['tagging']),
			body: [tag(name)],
			target: span === null ? { source } : stretch(span),
		})),
		...state.notes.map(({ annotation: made, text: note }) => ({
			...annotation(by(made), ['commenting']),
			body: [textual(note, 'commenting')],
			target: { source },
		})),
		...state.replies.map(({ annotation: made, text: reply, to }) => ({
			...annotation(by(made), ['replying']),
			body: [textual(reply, 'replying', to)],
			target: { source },
		})),
		...state.translations.map(({ annotation: made, text: written, to }) => ({
			...annotation(by(made), ['describing']),
			body: [textual(written, 'describing', to)],
			target: { source },
		})),
		...(translation === null || translation.by === 'team'
			? []
			: [
					{
						...annotation({ id: `${iri}&translation=${translation.to}`, creator: { type: 'Software', name: translation.by } }, ['describing']),
						body: [textual(translation.text, 'describing', translation.to)],
						target: { source },
					},
				]),
		...(deletion === null
			? []
			: [
					{
						...annotation({ id: `${iri}&deletion`, created: isoTime(deletion.at) }, ['moderating']),
						body: [textual(`deleted by the platform: ${deletion.reason}`, 'moderating')],
						target: { source },
					},
				]),
	];
}

/** A stretch without a connection, as a stretch of time in the session (W3C Media Fragments, in seconds). */
function gapAnnotation({ gap, at }: Extract<SessionRow, { type: 'gap' }>, { session }: Outgoing): WebAnnotation {
	const seconds = (time: number) => Math.max(0, time - session.startedAt) / 1_000;
	const value = `t=${seconds(at)}${gap.endedAt === null ? '' : `,${Math.max(seconds(at), seconds(gap.endedAt))}`}`;
	return {
		...annotation({ id: `${sessionIri(session.id)}#gap=${gap.startedAt}&source=${encodeURIComponent(gap.sourceId)}`, creator: SHOWDESK }, ['describing']),
		body: [describing(`no connection: ${gap.reason}`)],
		target: {
			source: sessionIri(session.id),
			selector: { type: 'FragmentSelector', conformsTo: 'http://www.w3.org/TR/media-frags/', value },
		},
	};
}

const SHOWDESK = { type: 'Software', name: 'Showdesk' };

function annotation(made: WebAnnotation, motivation: readonly string[]): WebAnnotation {
	return { ...made, type: 'Annotation', motivation: motivation.length === 1 ? motivation[0] : motivation };
}

function textual(value: string, purpose: string, language?: string) {
	return { type: 'TextualBody', value: value.toWellFormed(), purpose, format: 'text/plain', ...definedFields({ language }) };
}

function tag(value: string) {
	return textual(value, 'tagging');
}

function describing(value: string) {
	return textual(value, 'describing');
}

/** Where a stretch is, twice: by what stands there and around it, and by its place. */
function selectorsOf(text: string, { start, end }: Span) {
	const offsetIn = codePointOffsets(text);
	return [
		{
			type: 'TextQuoteSelector',
			exact: text.slice(start, end),
			prefix: [...text.slice(0, start)].slice(-AROUND).join(''),
			suffix: [...text.slice(end)].slice(0, AROUND).join(''),
		},
		{ type: 'TextPositionSelector', start: offsetIn(start), end: offsetIn(end) },
	];
}

/** Characters before and after what is quoted. */
const AROUND = 32;

function sessionIri(id: string): string {
	return `urn:uuid:${id}`;
}
