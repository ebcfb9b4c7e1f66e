import type { SourceTrouble } from '../../../../shared/model/show.ts';
import { statusTrouble } from './ask-platform.ts';
import { fieldsOf, listAt, textAt } from './json-fields.ts';
import { platformWords } from './service-trouble.ts';

/** What a refused question to YouTube means for the source. */
export type YouTubeRefusal =
	| { readonly is: 'trouble'; readonly trouble: SourceTrouble; readonly isFinal: boolean }
	/** The chat is over. */
	| { readonly is: 'ended' }
	/** The chat or the page token is no longer known: look the video up again. */
	| { readonly is: 'lost-place'; readonly trouble: SourceTrouble };

/** @param key so that it is cut out of what YouTube says */
export function youtubeRefusal(status: number, body: unknown, host: string, key: string): YouTubeRefusal {
	const reasons = new Set([...listAt(body, 'error', 'errors'), ...listAt(body, 'error', 'details')].map((error) => textAt(error, 'reason')));
	const message = withoutMarkup(textAt(body, 'error', 'message'));
	const words = platformWords(message, key);
	const final = (trouble: SourceTrouble): YouTubeRefusal => ({ is: 'trouble', isFinal: true, trouble: { ...trouble, ...words } });
	const passing = (trouble: SourceTrouble): YouTubeRefusal => ({ is: 'trouble', isFinal: false, trouble: { ...trouble, ...words } });
	const has = (...names: readonly string[]) => names.some((name) => reasons.has(name));

	if (has('quotaExceeded', 'dailyLimitExceeded')) return final(quotaSpent());
	if (has('rateLimitExceeded', 'userRateLimitExceeded', 'RATE_LIMIT_EXCEEDED') || status === 429) {
		return passing({ code: 'rate-limited', detail: 'YouTube asks for fewer questions; the desk waits before the next one.' });
	}
	if (has('liveChatEnded')) return { is: 'ended' };
	if (has('liveChatDisabled')) return final({ code: 'chat-disabled', detail: 'The live chat of this video is switched off.' });
	const isKeyMeant = has(...KEY_REASONS) || [...reasons].some((reason) => reason.startsWith('API_KEY_')) || /\bAPI key\b/i.test(message);
	if (status === 401 || (isKeyMeant && status < 500)) {
		return final({
			code: 'key-refused',
			detail: 'Google refuses the API key: it is wrong, restricted, or the YouTube Data API is not switched on for its project.',
		});
	}
	if (has('liveChatNotFound', 'pageTokenInvalid', 'invalidPageToken') || status === 404) {
		return {
			is: 'lost-place',
			trouble: { code: 'connection-lost', ...words, detail: 'YouTube no longer knows this place in the chat; the video is looked up again.' },
		};
	}
	if (status === 403) return final({ code: 'refused', detail: 'YouTube does not let this key read the chat of this video.' });
	return passing(statusTrouble(status, host));
}

export function quotaSpent(): SourceTrouble {
	return { code: 'quota-spent', detail: 'The units of the YouTube Data API for today are used; they are counted anew at midnight Pacific time.' };
}

/** True where YouTube itself counts the day as used. */
export function isQuotaSpent(refusal: YouTubeRefusal): boolean {
	return refusal.is === 'trouble' && refusal.trouble.code === 'quota-spent';
}

const KEY_REASONS = ['keyInvalid', 'keyExpired', 'accessNotConfigured', 'ipRefererBlocked', 'SERVICE_DISABLED'];

/** Google's messages hold links as HTML. */
function withoutMarkup(text: string): string {
	return text.replace(/<[^>]{0,300}>/g, '');
}

/** Whether it is Google who answers, and not whatever else listens at the address. */
export function isGoogleAnswer(body: unknown): boolean {
	const fields = fieldsOf(body);
	return 'items' in fields || 'kind' in fields || 'error' in fields;
}
