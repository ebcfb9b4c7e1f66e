import { channelOfSource } from '../../store/source-table.ts';
import type { Outgoing } from './session-writer.ts';

type Channel = NonNullable<ReturnType<typeof channelOfSource>>;

/** Kind and channel of a session's sources, by their ids; each is looked up once. */
export function channelsOf({ store, row }: Outgoing): (sourceId: string) => Channel | null {
	const channels = new Map<string, Channel | null>();
	return (id) => {
		let channel = channels.get(id);
		if (channel === undefined) {
			channel = channelOfSource(store, row, id);
			channels.set(id, channel);
		}
		return channel;
	};
}
