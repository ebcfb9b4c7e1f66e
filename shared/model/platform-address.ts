/** What a person pastes of a platform, cut down to the name the platform's interface asks for. Text that is no address comes back trimmed. */

/** The platforms whose pages are known by the machine they are on. */
const HOSTS = {
	twitch: /(?:^|\.)twitch\.tv$/,
	youtube: /(?:^|\.)(?:youtube\.com|youtube-nocookie\.com|youtu\.be)$/,
	trovo: /(?:^|\.)trovo\.live$/,
	vkvideo: /(?:^|\.)(?:live\.vkvideo\.ru|live\.vkplay\.ru|vkplay\.live)$/,
	goodgame: /(?:^|\.)goodgame\.ru$/,
	kick: /(?:^|\.)kick\.com$/,
	'social-stream': /(?:^|\.)socialstream\.ninja$/,
	captionninja: /(?:^|\.)caption\.ninja$/,
} as const;

export type KnownPage = keyof typeof HOSTS;

/** Whose page an address is of, with or without `https://`; null where it is of none that is known. */
export function platformOf(text: string): KnownPage | null {
	return PAGES.find((page) => pageOf(text, HOSTS[page]) !== null) ?? null;
}

const PAGES = Object.keys(HOSTS) as readonly KnownPage[];

/** The room in the address of a page of caption.ninja. */
export function captionRoomOf(text: string): string {
	const address = pageOf(text, HOSTS.captionninja);
	return address === null ? text.trim() : (address.searchParams.get('room') ?? '');
}

/** The name in the address of a Twitch page: the channel's own, its chat, player or dashboard. In small letters, without #. */
export function twitchChannelOf(text: string): string {
	const address = pageOf(text, HOSTS.twitch);
	if (address === null) return text.trim().replace(/^#/, '').toLowerCase();
	const [first = '', second = ''] = partsOf(address);
	if (address.hostname.startsWith('player.')) return (address.searchParams.get('channel') ?? '').toLowerCase();
	if (address.hostname.startsWith('clips.') || /^(?:videos|directory|search|settings)$/.test(first)) return '';
	return (/^(?:popout|embed|moderator|u)$/.test(first) ? second : first).toLowerCase();
}

/** The id in any address of a YouTube video: watch, live, shorts, embed, youtu.be or Studio. */
export function youtubeVideoOf(text: string): string {
	const address = pageOf(text, HOSTS.youtube);
	if (address === null) return text.trim();
	const [first = '', second = ''] = partsOf(address);
	if (address.hostname.endsWith('youtu.be')) return first;
	return address.searchParams.get('v') ?? (/^(?:live|shorts|embed|v|video)$/.test(first) ? second : '');
}

/** The name in the address of a Trovo page: `trovo.live/s/NAME` or the older `trovo.live/NAME`. */
export function trovoChannelOf(text: string): string {
	const address = pageOf(text, HOSTS.trovo);
	if (address === null) return text.trim().replace(/^@/, '');
	const [first = '', second = ''] = partsOf(address);
	return first === 's' || first === 'chat' ? second : first;
}

/** The name in the address of a VK Video Live page, under its present and its former hosts. */
export function vkVideoChannelOf(text: string): string {
	const address = pageOf(text, HOSTS.vkvideo);
	if (address === null) return text.trim().replace(/^@/, '');
	return partsOf(address)[0] ?? '';
}

/** The name in the address of a GoodGame page, `goodgame.ru/NAME` or the older `goodgame.ru/channel/NAME`; the number in that of a chat. */
export function goodGameChannelOf(text: string): string {
	const address = pageOf(text, HOSTS.goodgame);
	if (address === null) return text.trim().replace(/^@/, '');
	const [first = '', second = ''] = partsOf(address);
	return /^(?:channel|chat)$/.test(first) ? second : first;
}

/** The name in the address of a Kick page. */
export function kickChannelOf(text: string): string {
	const address = pageOf(text, HOSTS.kick);
	if (address === null) return text.trim().replace(/^@/, '');
	const [first = '', second = ''] = partsOf(address);
	return first === 'popout' ? second : first;
}

/** The session in the address of a page of Social Stream Ninja, such as its dock. */
export function socialStreamSessionOf(text: string): string {
	const address = pageOf(text, HOSTS['social-stream']);
	return address === null ? text.trim() : (address.searchParams.get('session') ?? '');
}

function pageOf(text: string, host: RegExp): URL | null {
	const trimmed = text.trim();
	const address = URL.parse(/^https?:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
	return address !== null && host.test(address.hostname) ? address : null;
}

function partsOf(address: URL): readonly string[] {
	return address.pathname.split('/').filter((part) => part !== '');
}
