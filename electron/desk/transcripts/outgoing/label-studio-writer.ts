import { codePointOffsets } from './code-points.ts';
import { type Finding, findingsOf, isHeld } from './findings.ts';
import { listEntry } from './json-list.ts';
import { type ExportedMessage, sessionRows } from './session-rows.ts';
import type { Outgoing, SessionWriter } from './session-writer.ts';
import { isoTime } from './times.ts';

/**
 * Tasks that Label Studio imports into a project with `<Labels name="label" toName="text">` and `<Text name="text" value="$text">`: what the desk flagged
 * as predictions, what people made of it as an annotation. Its offsets count code points (web/libs/editor/src/utils/selection-tools).
 */
export const labelStudioWriter: SessionWriter = {
	head: () => '[',
	*rest(outgoing, from) {
		let { written } = from;
		for (const row of sessionRows(outgoing, { part: outgoing.options.part, kinds: ['chat', 'speech'] }, from)) {
			if (row.type === 'gap') {
				yield { text: '', place: { ...row.place, written } };
				continue;
			}
			const text = listEntry(taskOf(row.said, outgoing), { written });
			written += 1;
			yield { text, place: { ...row.place, written } };
		}
	},
	tail: () => '\n]\n',
};

function taskOf(said: ExportedMessage, { options, session }: Outgoing) {
	const { message, state, deletion, translation } = said;
	const text = message.text.toWellFormed();
	const offsetIn = codePointOffsets(text);
	const region = (id: string, start: number, end: number, label: string, remark: string) => ({
		id,
		from_name: 'label',
		to_name: 'text',
		type: 'labels',
		value: { start: offsetIn(start), end: offsetIn(end), text: text.slice(start, end), labels: [label] },
		meta: { text: [remark] },
	});
	const regionOf = (finding: Finding) => region(finding.id, finding.start, finding.end, finding.category, remarkOf(finding));

	const findings = findingsOf(said, options.part);
	const predicted = findings.filter(({ flag }) => flag !== null);
	const isJudged = findings.some(({ standing }) => standing !== 'unjudged') || state.labels.length > 0;
	const held = [
		...findings.filter(isHeld).map(regionOf),
		...state.labels.map(({ span, name, annotation }) => region(annotation.id, span?.start ?? 0, span?.end ?? text.length, name, 'label of the team')),
	];
	return {
		data: {
			text,
			message_id: message.platformId,
			session: session.id,
			time: isoTime(message.receivedAt),
			kind: message.kind,
			role: message.role,
			language: state.language.tag,
			...(translation === null ? {} : { translation: translation.text }),
			...(state.notes.length === 0 ? {} : { notes: state.notes.map((note) => note.text).join('\n') }),
			...(deletion === null ? {} : { deleted: deletion.reason }),
		},
		predictions: predicted.length === 0 ? [] : [{ model_version: modelOf(predicted), result: predicted.map(regionOf) }],
		// Nobody's name: Label Studio takes annotations only of people it knows.
		annotations: isJudged ? [{ was_cancelled: false, ground_truth: false, result: held }] : [],
	};
}

function remarkOf({ severity, standing, flag }: Finding): string {
	return [severity, ...(flag === null ? [] : [flag.rule]), standing].join(' · ');
}

/** The packs that judged, each with its version. */
function modelOf(findings: readonly Finding[]): string {
	return [...new Set(findings.flatMap(({ flag }) => flag?.pack ?? []))].join(', ');
}
