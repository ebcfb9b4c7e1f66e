import type { TableColumn } from '../../../../shared/model/session-export.ts';
import { TABLE_COLUMNS } from '../../../../shared/model/session-export.ts';
import type { Gap } from '../../../../shared/model/show.ts';
import { writtenCell } from '../../translation/formats/table-cells.ts';
import { channelsOf } from './channels.ts';
import { findingsOf } from './findings.ts';
import type { ExportedMessage } from './session-rows.ts';
import { sessionRows } from './session-rows.ts';
import type { Outgoing, SessionWriter } from './session-writer.ts';
import { isoTime, offsetTime } from './times.ts';

/** A table of RFC 4180: a head, then a row for each message and each gap. No cell is a formula, whoever wrote it. */
export const csvWriter: SessionWriter = {
	head(outgoing) {
		return `${outgoing.options.byteOrderMark ? '\uFEFF' : ''}${rowOf(columnsOf(outgoing))}`;
	},
	*rest(outgoing, from) {
		const columns = columnsOf(outgoing);
		const sources = sourceNames(outgoing);
		for (const row of sessionRows(outgoing, { part: outgoing.options.part }, from)) {
			const cells = row.type === 'gap' ? gapCells(row.gap, row.at, outgoing, sources) : messageCells(row.said, row.at, outgoing, sources);
			yield { text: rowOf(columns.map((column) => cells[column] ?? '')), place: row.place };
		}
	},
	tail: () => '',
};

type Cells = { readonly [Column in TableColumn]?: string };

function columnsOf({ options }: Outgoing): readonly TableColumn[] {
	const { columns } = options;
	return columns === undefined ? TABLE_COLUMNS : TABLE_COLUMNS.filter((column) => column === 'kind' || columns.includes(column));
}

function messageCells(said: ExportedMessage, at: number, { session, options }: Outgoing, sources: (id: string) => string): Cells {
	const { message, state, deletion, translation } = said;
	const findings = findingsOf(said, options.part);
	return {
		kind: message.kind,
		offset: offsetTime(at - session.startedAt, '.'),
		time: isoTime(message.receivedAt),
		sent: message.sentAt === null ? '' : isoTime(message.sentAt),
		role: message.role,
		author: message.author.name,
		author_id: message.author.id,
		language: state.language.tag,
		text: message.text,
		translation: translation?.text ?? '',
		translation_by: translation === null ? '' : `${translation.by}${translation.isApproved ? ', approved' : ''}`,
		flags: listed(findings.map(({ category, severity }) => `${category} ${severity}`)),
		verdicts: listed(findings.map(({ standing }) => standing)),
		matched: listed(findings.map(({ start, end }) => message.text.slice(start, end))),
		labels: listed(state.labels.map(({ name }) => name)),
		question: message.question?.key ?? '',
		notes: listed(state.notes.map(({ text, annotation }) => `${annotation.author.name}: ${text}`)),
		replies: listed(state.replies.map(({ text, to }) => `${to}: ${text}`)),
		deleted: deletion?.reason ?? '',
		reply_to: message.replyTo?.platformId ?? '',
		source: sources(message.sourceId),
		id: message.platformId,
	};
}

function gapCells({ startedAt, endedAt, reason, sourceId }: Gap, at: number, { session }: Outgoing, sources: (id: string) => string): Cells {
	return {
		kind: 'gap',
		offset: offsetTime(at - session.startedAt, '.'),
		time: isoTime(startedAt),
		until: endedAt === null ? '' : isoTime(endedAt),
		notes: `no connection: ${reason}`,
		source: sources(sourceId),
	};
}

/** `twitch lucia`, by the id of a source. */
function sourceNames(outgoing: Outgoing): (id: string) => string {
	const channelOf = channelsOf(outgoing);
	return (id) => {
		const channel = channelOf(id);
		return channel === null ? '' : `${channel.kind} ${channel.channel}`;
	};
}

/** Several things in one cell stand under each other, in the same order in each of its columns. */
function listed(things: readonly string[]): string {
	return things.length < 2 ? (things[0] ?? '') : things.map((thing) => thing.replace(/\s+/g, ' ')).join('\n');
}

function rowOf(cells: readonly string[]): string {
	return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(text: string): string {
	const written = writtenCell(text.toWellFormed());
	return /[",\r\n]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
}
