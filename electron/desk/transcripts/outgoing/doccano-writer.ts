import type { Span } from '../../../../shared/model/span.ts';
import { codePointOffsets } from './code-points.ts';
import { type Finding, findingsOf } from './findings.ts';
import { type ExportedMessage, sessionRows } from './session-rows.ts';
import type { Outgoing, SessionWriter } from './session-writer.ts';
import { isoTime } from './times.ts';

/**
 * Lines that doccano imports into a sequence labelling project: text, `label` with [start, end, name], and what else is known as metadata. What a
 * person dismissed is no label.
 */
export const doccanoWriter: SessionWriter = {
	head: () => '',
	*rest(outgoing, from) {
		for (const row of sessionRows(outgoing, { part: outgoing.options.part, kinds: ['chat', 'speech'] }, from)) {
			yield { text: row.type === 'gap' ? '' : `${JSON.stringify(exampleOf(row.said, outgoing))}\n`, place: row.place };
		}
	},
	tail: () => '',
};

function exampleOf(said: ExportedMessage, { options }: Outgoing) {
	const { message, state, deletion, translation } = said;
	const text = message.text.toWellFormed();
	const offsetIn = options.offsets === 'utf-16' ? (offset: number) => offset : codePointOffsets(text);
	const findings = findingsOf(said, options.part);
	return {
		text,
		label: labelsOf([
			...findings.filter(({ standing }) => standing !== 'dismissed').map(({ start, end, category }) => ({ start, end, name: category })),
			...state.labels.map(({ span, name }) => ({ ...(span ?? { start: 0, end: text.length }), name })),
		]).map(({ start, end, name }) => [offsetIn(start), offsetIn(end), name]),
		message_id: message.platformId,
		time: isoTime(message.receivedAt),
		kind: message.kind,
		role: message.role,
		language: state.language.tag,
		...(translation === null ? {} : { translation: translation.text }),
		...(findings.length === 0 ? {} : { flags: findings.map(wordsOf).join('; ') }),
		...(deletion === null ? {} : { deleted: deletion.reason }),
	};
}

interface NamedSpan extends Span {
	readonly name: string;
}

/** By place; the same name on the same stretch once. */
function labelsOf(labels: readonly NamedSpan[]): readonly NamedSpan[] {
	const seen = new Set<string>();
	return [...labels]
		.sort((one, other) => one.start - other.start || one.end - other.end)
		.filter(({ start, end, name }) => {
			const key = `${start} ${end} ${name}`;
			return !seen.has(key) && seen.add(key);
		});
}

function wordsOf({ category, severity, standing }: Finding): string {
	return `${category} ${severity} ${standing}`;
}
