import type { Origin } from '../../../shared/model/message.ts';
import type { Place } from '../../../shared/model/place.ts';

/** What a row says of where it was heard. */
export interface PlaceName {
	/** As short as tells it from the other places of its session. */
	readonly short: string;
	/** Platform and channel. */
	readonly full: string;
}

/** Platforms write their names in a way of their own; one that is not listed gets a capital letter. */
export function platformName(platform: string): string {
	const proper = PROPER_NAMES.get(platform);
	return proper ?? platform.charAt(0).toUpperCase() + platform.slice(1);
}

/** Of a relayed message, told apart by its platform. */
export function relayedName({ platform, channel }: Origin): PlaceName {
	const short = platformName(platform);
	return { short, full: fullName(short, channel) };
}

function fullName(name: string, channel: string | null): string {
	return channel === null || channel === name ? name : `${name} · ${channel}`;
}

/** The names of a session's places by their keys: the platform, or where it is heard at several places the channel. */
export function namesOf(places: readonly Place[]): ReadonlyMap<string, PlaceName> {
	const platforms = Map.groupBy(places, ({ platform }) => platform);
	return new Map(
		places.map(({ key, platform, channel }) => {
			const name = platformName(platform);
			const isOnly = (platforms.get(platform)?.length ?? 0) < 2;
			return [key, { short: isOnly || channel === null ? name : channel, full: fullName(name, channel) }];
		}),
	);
}

const PROPER_NAMES: ReadonlyMap<string, string> = new Map([
	['youtube', 'YouTube'],
	['youtubeshorts', 'YouTube Shorts'],
	['tiktok', 'TikTok'],
	['vkvideo', 'VK Video'],
	['vk', 'VK'],
	['vklive', 'VK Live'],
	['goodgame', 'GoodGame'],
	['websocket', 'WebSocket'],
	['x', 'X'],
	['ok', 'OK'],
	['whatsapp', 'WhatsApp'],
	['bilibili', 'bilibili'],
	['linkedin', 'LinkedIn'],
	['wechat', 'WeChat'],
]);
