/** The command was wrong (exit code 2); the message says what and how to mend it. */
export class UsageError extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'UsageError';
	}
}

export const USAGE = `Showdesk: the live desk for multilingual livestream shopping

  npm start                                     open the desk (desktop app, or a browser page where there is no display)
  npm run serve -- [--port 4317] [--host 127.0.0.1] [--data DIR] [SOURCE]
  npm run showdesk -- watch SOURCE [--for 60s] [--data DIR]      record without a screen
  npm run showdesk -- analyze [FILE|-] [--market ES] [--sheet FILE]   JSON lines in, JSON lines out
  npm run showdesk -- translate [FILE|-] --to en [--from es] [--data DIR]   JSON lines in, JSON lines out; engines are those of the folder
  npm run showdesk -- packs list [--offered] | add FILE… | download es-en | remove es-en [--data DIR]
                                                language packs: translation on this machine
  npm run showdesk -- sessions [--json] [--data DIR]
  npm run showdesk -- search QUERY [--json] [--limit N] [--data DIR]
                                                words, "a phrase", -not, from: role: lang: category: verdict: before: …
  npm run showdesk -- export SESSION [--format F] [--personal-data masked|kept] [--out FILE] [--data DIR]
                                                F is jsonl (complete), csv, webvtt, srt, twitchdownloader, tmx, doccano, labelstudio or webannotation;
                                                personal data is masked unless you keep it; where the format has room for it also
                                                [--what everything|flagged|confirmed] [--captions speech|chat] [--translation LANG]
                                                [--columns text,author,…] [--without-bom] [--offsets code-points|utf-16]
  npm run showdesk -- export SESSION --format html [--language en] [--personal-data masked|kept] [--out FILE] [--data DIR]
                                                a report for people, in one file; translations are those that were made before
  npm run showdesk -- audit [--json] [--session ID] [--person NAME] [--kind KIND] [--since 7d|DATE] [--until DATE] [--data DIR]
                                                who did what when, newest first
  npm run showdesk -- import FILE [--format F] [--market CC] [--title T] [--host H] [--languages es,ru] [--started 2026-05-01T19:00]
                             [--columns text=Comment,author=User,time=Date] [--partial] [--data DIR]
                                                formats: jsonl, twitchdownloader, chat-downloader, webvtt, srt, csv; known by what is in the file
  npm run showdesk -- verify SESSION|FILE [--data DIR]   hold a sealed session or transcript to its seal
  npm run showdesk -- backup [--to DIR] [--data DIR]   a checked copy of everything that is kept, beside a running desk too
  npm run showdesk -- restore FILE [--data DIR]   a backup in place of what is kept; what was there is kept beside

SOURCE is one or several of
  --demo                                        the recorded demo show
  --twitch CHANNEL                              may be repeated
  --youtube VIDEO                               its address or id; the key is in SHOWDESK_YOUTUBE_KEY
  --trovo CHANNEL                               the Client-ID is in SHOWDESK_TROVO_CLIENT_ID
  --vk-video CHANNEL                            SHOWDESK_VKVIDEO_TOKEN has an app’s CLIENT_ID:SECRET, or an access token
  --goodgame CHANNEL                            its name, number or address
  --kick CHANNEL                                Kick pushes to this desk at /webhooks/kick; something has to lead there from the internet
  --social-stream SESSION                       the hub of Social Stream Ninja on this machine
  --astro CHANNEL-ID                            StreamElements; the token is in SHOWDESK_STREAMELEMENTS_TOKEN
  --websocket URL [--mapping FILE]              a feed of JSON frames; the mapping file says where the fields are
  --replay FILE                                 a transcript this desk exported
  --captions ENGINE[:URL] [--language es]       what the host says: vosk, whisperlive, deepgram or assemblyai hear the sound that the page gives
                                                them (not with watch; keys are in SHOWDESK_DEEPGRAM_KEY and SHOWDESK_ASSEMBLYAI_KEY);
                                                captionninja:ROOM has the words already. May be repeated
  --caption-file FILE                           WebVTT or SRT, said again at its own pace
  with --speed 1|2|5|20|unlimited for --demo, --caption-file and --replay, --market CC (two letters), --twitch-server WS-URL

Exit codes: 0 done, 1 the work failed, 2 the command was wrong.
`;

/** `60s`, `5m`, `2h` or plain seconds, in ms. */
export function parseDuration(text: string): number {
	const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text);
	if (!match) throw new UsageError(`--for ${text}: give a duration such as 60s, 5m or 2h.`);
	const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 }[match[2] ?? 's'] ?? 1_000;
	return Number(match[1]) * unitMs;
}
