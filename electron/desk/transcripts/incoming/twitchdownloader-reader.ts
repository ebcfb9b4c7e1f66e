import { z } from 'zod';
import { TRANSCRIPT_VERSION, type TranscriptSession } from '../transcript-entry.ts';
import type { DecodedText } from './decoded-text.ts';
import { fileBomb } from './file-bytes.ts';
import { createForeignMessages, sessionIdOf } from './foreign-message.ts';
import type { IncomingEntry } from './incoming-entry.ts';
import { jsonStretches } from './json-stretches.ts';
import { parseStretch } from './parsed-stretch.ts';
import { problem } from './problem.ts';

/**
 * The chat of a Twitch video as TwitchDownloader writes it, up to version 1.4.0: one JSON object with `streamer`, `video` and `comments`;
 * the pictures in `embeddedData` are passed over. https://github.com/lay295/TwitchDownloader, TwitchObjects/ChatRoot.cs
 * @param startedAt for old files without any date
 */
export async function* readTwitchDownloader(text: DecodedText, startedAt = 0): AsyncGenerator<IncomingEntry> {
	const about: About = { streamer: {}, video: {} };
	let show: ShowOfVideo | null = null;
	for await (const stretch of jsonStretches(text.pieces(), { lists: COMMENTS, members: ABOUT, bomb: () => fileBomb(text.bytes.name) })) {
		if ('ending' in stretch) {
			if (show === null) yield showOf(about, null, text.head, startedAt).session;
			yield problem(stretch.line, stretch.ending);
			return;
		}
		if (stretch.member === 'comments') {
			const parsed = parseStretch(comment, stretch);
			if (show === null) {
				show = showOf(about, 'value' in parsed ? parsed.value : null, text.head, startedAt);
				yield show.session;
			}
			yield 'value' in parsed ? show.entryOf(parsed.value, stretch.line) : parsed.problem;
		} else {
			const parsed = stretch.member === 'streamer' ? { streamer: parseStretch(streamer, stretch) } : { video: parseStretch(video, stretch) };
			if (parsed.streamer && 'value' in parsed.streamer) about.streamer = parsed.streamer.value;
			if (parsed.video && 'value' in parsed.video) about.video = parsed.video.value;
		}
	}
	if (show === null) yield showOf(about, null, text.head, startedAt).session;
}

const COMMENTS: ReadonlySet<string> = new Set(['comments']);
const ABOUT: ReadonlySet<string> = new Set(['streamer', 'video']);

/** What is not as expected is as if it were not there: only a message's text cannot be done without. */
const words = z.string().optional().catch(undefined);
const number = z.number().optional().catch(undefined);

/** `login` since 1.3.2; before, `name` is what is shown. */
const streamer = z.object({ name: words, login: words });
const video = z.object({ title: words, id: words, created_at: words, start: number });

const comment = z.object({
	_id: words,
	created_at: words,
	content_offset_seconds: number,
	/** Null where the account is gone. */
	commenter: z.object({ _id: words, name: words, display_name: words }).nullish().catch(null),
	message: z.object({
		body: z.string(),
		fragments: z
			.array(z.object({ text: z.string().nullish(), emoticon: z.object({}).nullish().catch(null) }))
			.nullish()
			.catch(null),
		user_badges: z
			.array(z.object({ _id: words }))
			.nullish()
			.catch(null),
	}),
});
type Comment = z.output<typeof comment>;

interface About {
	streamer: z.output<typeof streamer>;
	video: z.output<typeof video>;
}

interface ShowOfVideo {
	readonly session: TranscriptSession;
	readonly entryOf: (comment: Comment, line: number) => IncomingEntry;
}

function showOf({ streamer, video }: About, first: Comment | null, head: string, startedAt: number): ShowOfVideo {
	const begun = beginningOf(video, first);
	const base = begun ?? startedAt;
	const id = sessionIdOf('twitchdownloader', video.id ?? head);
	const login = (streamer.login ?? streamer.name ?? '').toLowerCase();
	// With the channel's own name what was recorded live is known again; what is shown of it may be in another script.
	const source = TWITCH_LOGIN.test(login) ? { kind: 'twitch', channel: login } : { kind: 'import', channel: id };
	const messageOf = createForeignMessages(base);
	return {
		session: {
			type: 'session',
			line: 1,
			version: TRANSCRIPT_VERSION,
			id,
			show: { title: (video.title ?? '').slice(0, 200), host: streamer.name ?? '', platform: 'twitch', market: '', languages: [] },
			startedAt: base + Math.round(1_000 * (begun === null ? 0 : (video.start ?? 0))),
			endedAt: null,
		},
		entryOf({ _id, created_at, content_offset_seconds: offset, commenter, message }, line) {
			if (message.body.trim() === '') return { type: 'textless', line };
			const at = timeOf(created_at) ?? (offset === undefined ? null : base + Math.round(offset * 1_000));
			const name = commenter?.display_name ?? commenter?.name ?? '';
			return messageOf({
				line,
				id: _id ?? null,
				author: { id: commenter?._id ?? commenter?.name ?? '', name },
				text: message.body,
				at,
				isDated: begun !== null,
				mark: created_at ?? (offset === undefined ? null : String(offset)),
				kind: 'chat',
				role: roleOf(message.user_badges ?? []),
				emotes: emotesOf(message.body, message.fragments ?? []),
				source,
			});
		},
	};
}

const TWITCH_LOGIN = /^[a-z0-9_]{1,25}$/;

/** When the video began; null where the file has no date at all. */
function beginningOf(video: About['video'], first: Comment | null): number | null {
	const created = timeOf(video.created_at);
	if (created !== null) return created;
	const said = timeOf(first?.created_at);
	return said === null ? null : said - Math.round(1_000 * (first?.content_offset_seconds ?? 0));
}

/** .NET writes the year 1 where there is no date. */
function timeOf(text: string | undefined): number | null {
	const time = text === undefined ? Number.NaN : Date.parse(text);
	return Number.isNaN(time) || time <= 0 ? null : time;
}

function roleOf(badges: readonly { readonly _id?: string | undefined }[]): 'host' | 'moderator' | 'viewer' {
	const ids = badges.map(({ _id }) => _id);
	if (ids.includes('broadcaster')) return 'host';
	return ids.includes('moderator') || ids.includes('lead_moderator') ? 'moderator' : 'viewer';
}

/** By the fragments, which say it all; the offsets of `emoticons` count otherwise in every version. */
function emotesOf(body: string, fragments: NonNullable<Comment['message']['fragments']>) {
	const emotes: { start: number; end: number; name: string }[] = [];
	let end = 0;
	for (const { text, emoticon } of fragments) {
		const start = end;
		const name = text ?? '';
		end += name.length;
		if (emoticon && name !== '') emotes.push({ start, end, name });
	}
	return fragments.map(({ text }) => text ?? '').join('') === body ? emotes : [];
}
