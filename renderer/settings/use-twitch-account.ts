import type { DeskEvent } from '../../shared/contract/contract.ts';
import type { TwitchAccountState } from '../../shared/model/twitch-account.ts';
import { callDesk } from '../state/desk.ts';
import { type Kept, useKept } from '../state/use-kept.ts';

/** As whom replies are sent, kept up to date. */
export function useTwitchAccount(): { readonly kept: Kept<TwitchAccountState>; readonly reload: () => void } {
	return useKept(load, follow);
}

function load(): Promise<TwitchAccountState> {
	return callDesk('twitchAccount.get', {});
}

function follow(before: TwitchAccountState, event: DeskEvent): TwitchAccountState {
	return event.type === 'twitchAccount' ? event.state : before;
}
