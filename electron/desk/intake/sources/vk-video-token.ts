import type { SourceTrouble } from '../../../../shared/model/show.ts';
import { askPlatform, statusTrouble } from './ask-platform.ts';
import { textAt } from './json-fields.ts';
import { platformWords } from './service-trouble.ts';

/** With what the interface is asked. */
export interface VkVideoToken {
	readonly token: string;
	/** It is an app's own, which is got anew for every connection; else somebody's, which expires and has to be renewed by them. */
	readonly isOfApp: boolean;
}

export interface VkVideoRefusal {
	readonly trouble: SourceTrouble;
	readonly isFinal: boolean;
	/** So long the platform asks to be left alone, in ms. */
	readonly notBeforeMs?: number | null;
}

/** A registered app's id and its secret. An access token holds no colon. */
const APP = /^([\w-]+):(\S+)$/;

/**
 * What is kept as the key is either an access token, used as it is, or `CLIENT_ID:SECRET` of a registered app: then the app gets itself a
 * token (OAuth 2 `client_credentials`, dev.live.vkvideo.ru/docs), and nothing expires in the middle of a show.
 * @param auth `https://…`, where tokens are given
 */
export async function vkVideoToken(key: string, auth: string, signal: AbortSignal): Promise<VkVideoToken | VkVideoRefusal> {
	const [, , secret] = APP.exec(key) ?? [];
	if (secret === undefined) return { token: key, isOfApp: false };
	const url = URL.parse(`${auth.replace(/\/$/, '')}/oauth/server/token`);
	if (url === null || !/^https?:$/.test(url.protocol)) {
		return { isFinal: true, trouble: { code: 'bad-address', detail: 'The address of VK Video Live’s interface starts with https://.' } };
	}
	const authorization = `Basic ${Buffer.from(key).toString('base64')}`;
	const answer = await askPlatform({ url, headers: { authorization }, form: { grant_type: 'client_credentials' }, signal });
	if (!answer.isAnswered) return { isFinal: false, trouble: answer.trouble };
	const { status, body } = answer;
	const token = textAt(body, 'access_token') || textAt(body, 'data', 'access_token');
	if (status === 200 && token !== '') return { token, isOfApp: true };
	if (status === 200) return { isFinal: false, trouble: { code: 'not-a-feed', detail: 'The server answers, but gives the app no token.' } };
	const words = platformWords(textAt(body, 'error_description') || textAt(body, 'error'), secret);
	if (status === 400 || status === 401 || status === 403) {
		return {
			isFinal: true,
			trouble: { code: 'key-refused', ...words, detail: 'VK Video Live refuses the app’s id and secret: check both at dev.live.vkvideo.ru.' },
		};
	}
	return { isFinal: false, trouble: { ...statusTrouble(status, url.host), ...words }, notBeforeMs: answer.retryAfterMs };
}
