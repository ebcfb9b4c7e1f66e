import { useEffect, useState } from 'react';
import type { Translation } from '../../../../shared/model/translation.ts';
import type { ReplyDraft } from '../../../../shared/model/translation-desk.ts';
import { callDesk } from '../../../state/desk.ts';
import { isSameLanguage } from './written-language.ts';

export interface ReplyInput {
	readonly sessionId: string;
	readonly draft: string;
	readonly mine: string;
	readonly to: string;
	/** What the person wrote in the viewer's language themselves; null: the draft is translated. */
	readonly byHand: string | null;
}

/** `none`: nothing at this desk can translate it. */
export type TranslatedReply =
	| { readonly phase: 'idle' | 'translating' | 'none' }
	| { readonly phase: 'failed'; readonly error: unknown }
	| { readonly phase: 'translated'; readonly translation: Translation | null; readonly back: Translation | null };

/** Somebody who types is let finish. */
const PAUSE_MS = 500;

/** Translates the draft into the viewer's language and back, or, of a text written by hand, back alone. */
export function useTranslatedReply({ sessionId, draft, mine, to, byHand }: ReplyInput): TranslatedReply {
	const isByHand = byHand !== null;
	const text = (byHand ?? draft).trim();
	const [reply, setReply] = useState<TranslatedReply>(IDLE);
	useEffect(() => {
		if (text === '' || isSameLanguage(mine, to)) {
			setReply(IDLE);
			return;
		}
		let isCurrent = true;
		const settle = (next: TranslatedReply) => isCurrent && setReply(next);
		const [from, into] = isByHand ? [to, mine] : [mine, to];
		setReply({ phase: 'translating' });
		const timer = setTimeout(() => {
			callDesk('translation.reply', { sessionId, text, from, to: into }).then(
				(made) => settle(isByHand ? readBack(made) : readDraft(made)),
				(error: unknown) => settle({ phase: 'failed', error }),
			);
		}, PAUSE_MS);
		return () => {
			isCurrent = false;
			clearTimeout(timer);
		};
	}, [sessionId, text, mine, to, isByHand]);
	return reply;
}

const IDLE: TranslatedReply = { phase: 'idle' };

/** A gist helps a reader; nobody is answered with one. */
function readDraft(made: ReplyDraft | null): TranslatedReply {
	if (made === null || made.translation.origin === 'gist' || made.translation.origin === 'none') return { phase: 'none' };
	return { phase: 'translated', translation: made.translation, back: made.back };
}

function readBack(made: ReplyDraft | null): TranslatedReply {
	return { phase: 'translated', translation: null, back: made?.translation ?? null };
}
