import { type Caption, cueLines, writeCaptions } from './captions.ts';
import type { Outgoing, SessionWriter } from './session-writer.ts';
import { offsetTime } from './times.ts';

/** SubRip: numbered cues. It has no comments, so a gap is a cue of its own, in brackets, and chat has its author before it. */
export const srtWriter: SessionWriter = {
	head: () => '',
	rest: (outgoing, from) => writeCaptions(outgoing, from, (caption) => textOf(caption, outgoing)),
	tail: () => '',
};

function textOf(caption: Caption, { options }: Outgoing): string {
	const lines = caption.type === 'gap' ? [`[no connection: ${caption.reason}]`] : saidLines(caption, options.captions === 'chat');
	const times = `${offsetTime(caption.start, ',')} --> ${offsetTime(caption.end, ',')}`;
	return `${caption.number}\r\n${times}\r\n${cueLines(lines).map(withoutMarkup).join('\r\n')}\r\n\r\n`;
}

function saidLines({ said, lines }: Extract<Caption, { type: 'cue' }>, isChat: boolean): readonly string[] {
	const [first = '', ...rest] = lines;
	const author = isChat && said.message.author.name !== '' ? `${said.message.author.name.replace(/\s+/g, ' ')}: ` : '';
	return [`${said.deletion === null ? '' : '[deleted] '}${author}${first}`, ...rest];
}

/**
 * The format has no way to say that a sign is meant as it stands: what a player would take for a tag, a position or the times of a cue gets an
 * invisible word joiner inside, so that it is shown and not obeyed.
 */
function withoutMarkup(line: string): string {
	return line
		.replaceAll('-->', `--${WORD_JOINER}>`)
		.replace(/<(?=\/?[a-z])/gi, `<${WORD_JOINER}`)
		.replace(/\{(?=[\\/a-z])/gi, `{${WORD_JOINER}`);
}

const WORD_JOINER = '\u2060';
