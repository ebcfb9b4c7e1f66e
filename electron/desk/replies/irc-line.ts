/** A line of Twitch's chat protocol (RFC 1459 with IRCv3 tags), as far as somebody who only writes must understand it. */
export interface IrcLine {
	readonly command: string;
	readonly params: readonly string[];
	/** Twitch's name for what a NOTICE says; '' where it gives none. */
	readonly noticeId: string;
}

const LINE = /^(?:@(?<tags>\S*) +)?(?::\S+ +)?(?<command>[A-Za-z0-9]+)(?: +(?<rest>.*))?$/s;

/** Null for what is no such line. */
export function readIrcLine(line: string): IrcLine | null {
	const { tags = '', command, rest = '' } = LINE.exec(line)?.groups ?? {};
	if (command === undefined) return null;
	const [middle = '', ...trailing] = ` ${rest}`.split(' :');
	const params = [...middle.split(' ').filter((param) => param !== ''), ...(trailing.length === 0 ? [] : [trailing.join(' :')])];
	return { command, params, noticeId: /(?:^|;)msg-id=([^;]*)/.exec(tags)?.[1] ?? '' };
}

/** What a line of chat may hold: everything in one line, so that nothing in a text can become a line of its own. */
export function inOneLine(text: string): string {
	return text
		.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
		.toWellFormed()
		.trim();
}
