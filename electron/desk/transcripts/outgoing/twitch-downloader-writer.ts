import type { Emote, Role } from '../../../../shared/model/message.ts';
import { messageRange, twitchChannel } from '../../store/export-query.ts';
import { gapsAfter } from '../../store/gap-table.ts';
import { definedFields } from '../defined-fields.ts';
import { channelsOf } from './channels.ts';
import { findingsOf } from './findings.ts';
import { listEntry } from './json-list.ts';
import { type ExportedMessage, sessionRows } from './session-rows.ts';
import type { Outgoing, SessionWriter } from './session-writer.ts';
import { isoTime } from './times.ts';

/**
 * The chat of a session as TwitchDownloader 1.4.0 keeps it (TwitchDownloaderCore/TwitchObjects/ChatRoot.cs), so that its renderer and updater can
 * read it. Their reader passes over what it does not know: under `showdesk` stands what the format has no word for.
 */
export const twitchDownloaderWriter: SessionWriter = {
	head({ store, session, row }) {
		const { title, host } = session.show;
		const lastAt = session.endedAt ?? messageRange(store, row)?.lastAt ?? session.startedAt;
		const seconds = Math.max(0, lastAt - session.startedAt) / 1_000;
		const file = { Version: { Major: 1, Minor: 4, Patch: 0 }, CreatedAt: isoTime(lastAt), UpdatedAt: NEVER };
		const streamer = { name: host === '' ? title : host, login: twitchChannel(store, row) ?? '', id: 0 };
		const video = {
			title,
			description: null,
			id: session.id,
			created_at: isoTime(session.startedAt),
			start: 0,
			end: seconds,
			length: seconds,
			viewCount: 0,
			game: null,
			chapters: [],
		};
		return `{"FileInfo":${JSON.stringify(file)},\n"streamer":${JSON.stringify(streamer)},\n"video":${JSON.stringify(video)},\n"comments":[`;
	},
	*rest(outgoing, from) {
		const channelOf = channelsOf(outgoing);
		let { written } = from;
		for (const row of sessionRows(outgoing, { part: 'everything', kinds: ['chat'] }, from)) {
			if (row.type === 'gap') {
				yield { text: '', place: { ...row.place, written } };
				continue;
			}
			const text = listEntry(commentOf(row.said, row.at, outgoing, channelOf(row.said.message.sourceId)?.channel ?? ''), { written });
			written += 1;
			yield { text, place: { ...row.place, written } };
		}
	},
	tail({ store, row, session }) {
		const gaps = gapsAfter(store, row, 0, MOST_GAPS).map(({ startedAt, endedAt, reason }) => ({
			from: (startedAt - session.startedAt) / 1_000,
			to: endedAt === null ? null : (endedAt - session.startedAt) / 1_000,
			reason,
		}));
		return `\n],\n"embeddedData":null,\n"showdesk":${JSON.stringify({ session: session.id, gaps })}}\n`;
	},
};

/** One a second for a day: more than any source can have. */
const MOST_GAPS = 86_400;

/** Their word for a time that is not known: the first that .NET can say. */
const NEVER = '0001-01-01T00:00:00';

function commentOf(said: ExportedMessage, at: number, { session }: Outgoing, channel: string) {
	const { message, state, deletion, translation } = said;
	const flags = findingsOf(said, 'everything').map(({ category, severity, start, end, standing }) => ({ category, severity, start, end, verdict: standing }));
	const badge = BADGE_OF[message.role];
	return {
		_id: message.platformId,
		created_at: isoTime(message.receivedAt),
		channel_id: channel,
		content_type: 'video',
		content_id: session.id,
		content_offset_seconds: Math.max(0, at - session.startedAt) / 1_000,
		commenter: {
			display_name: message.author.name,
			_id: message.author.id,
			name: message.author.name,
			bio: null,
			created_at: NEVER,
			updated_at: NEVER,
			logo: null,
		},
		message: {
			body: message.text,
			bits_spent: 0,
			fragments: fragmentsOf(message.text, message.emotes),
			user_badges: badge === undefined ? [] : [{ _id: badge, version: '1' }],
			user_color: null,
			emoticons: [],
		},
		showdesk: definedFields({
			role: message.role,
			language: state.language.tag,
			translation: translation === null ? undefined : { to: translation.to, text: translation.text, by: translation.by },
			deleted: deletion?.reason,
			flags: flags.length === 0 ? undefined : flags,
		}),
	};
}

const BADGE_OF: { readonly [Name in Role]?: string } = { host: 'broadcaster', moderator: 'moderator', bot: 'bot-badge' };

/**
 * Emotes stand alone, as Twitch has them. The desk does not keep Twitch's ids, so each goes by its name: TwitchDownloader finds no picture for
 * that and draws the word, as for an emote that is gone.
 */
function fragmentsOf(text: string, emotes: readonly Emote[]) {
	const fragments: { readonly text: string; readonly emoticon: { readonly emoticon_id: string } | null }[] = [];
	let end = 0;
	const plain = (until: number) => {
		if (until > end) fragments.push({ text: text.slice(end, until), emoticon: null });
	};
	for (const emote of emotes) {
		plain(emote.start);
		fragments.push({ text: text.slice(emote.start, emote.end), emoticon: { emoticon_id: emote.name } });
		end = emote.end;
	}
	plain(text.length);
	return fragments;
}
