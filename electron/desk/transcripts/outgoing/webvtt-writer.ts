import { type Caption, cueLines, writeCaptions } from './captions.ts';
import { findingsOf } from './findings.ts';
import type { Outgoing, SessionWriter } from './session-writer.ts';
import { isoTime, offsetTime } from './times.ts';

/** WebVTT (W3C): cues with who says them, and notes about gaps, deletions and findings. */
export const webVttWriter: SessionWriter = {
	head({ session }) {
		const { title, host } = session.show;
		return `WEBVTT${title === '' ? '' : ` - ${inline(title)}`}\n\n${note([`Host: ${host}`, `Session: ${session.id}`, `Times count from ${isoTime(session.startedAt)}`])}`;
	},
	rest: (outgoing, from) => writeCaptions(outgoing, from, (caption) => textOf(caption, outgoing)),
	tail: () => '',
};

function textOf(caption: Caption, { options }: Outgoing): string {
	if (caption.type === 'gap') {
		const until = caption.lasts ? 'until the end of what was kept' : `until ${offsetTime(caption.end, '.')}`;
		return note([`No connection from ${offsetTime(caption.start, '.')} ${until}: ${caption.reason}`]);
	}
	const { said, start, end, lines } = caption;
	const name = nameIn(said.message.author.name);
	const [first = '', ...rest] = cueLines(lines).map(escaped);
	const remarks = [
		...(said.deletion === null ? [] : [`Deleted by the platform: ${said.deletion.reason}`]),
		...findingsOf(said, options.part).map(({ category, severity, standing }) => `Flag: ${category}, ${severity}, ${standing}`),
		...said.state.labels.map((label) => `Label: ${label.name}`),
	];
	const payload = [name === '' ? first : `<v.${said.message.role}.${said.message.kind} ${name}>${first}`, ...rest].join('\n');
	return `${remarks.length === 0 ? '' : note(remarks)}${offsetTime(start, '.')} --> ${offsetTime(end, '.')}\n${payload}\n\n`;
}

/** A comment: an arrow in it would make it a cue, and an empty line would end it. */
function note(lines: readonly string[]): string {
	const safe = lines.map(inline);
	return `NOTE${safe.length === 1 ? ' ' : '\n'}${safe.join('\n')}\n\n`;
}

/** On one line, and nowhere an arrow. */
function inline(text: string): string {
	return text
		.toWellFormed()
		.replace(/\s+/g, ' ')
		.replace(/-{2,}>/g, '->');
}

function escaped(text: string): string {
	return text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign);
}

/** In a voice tag blanks are one space each, and a line break would end nothing. */
function nameIn(name: string): string {
	return escaped(name.toWellFormed().replace(/\s+/g, ' ').trim());
}
