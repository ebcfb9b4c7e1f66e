import { useEffect, useMemo } from 'react';
import type { BlindItem } from '../../../shared/model/review.ts';
import type { Translation } from '../../../shared/model/translation.ts';
import { callDesk, onDeskEvent, onFrameCommitted } from '../../state/desk.ts';
import { MessageBook } from '../../state/feed/message-book.ts';
import { useReading } from '../../state/translation/reading.ts';
import { SessionTranslations } from '../../state/translation/session-translations.ts';
import { translationsVersion, useTranslations } from '../../state/translation/use-session-translations.ts';

/** What an item and the lines around it say in the language this person reads in; null while that is not known, or nothing is translated. */
export function useItemTranslations(item: BlindItem): (messageId: number) => Translation | null {
	const { to } = useReading();
	const translations = useMemo(() => {
		if (to === null) return null;
		const book = new MessageBook();
		const lines = [item.message, ...item.before, ...item.after];
		for (const line of lines) book.hold(line);
		const made = new SessionTranslations(item.session.id, to, { call: callDesk }, book);
		made.see(() => lines.map(({ id }) => ({ messageId: id, isVisible: true })));
		return made;
	}, [item, to]);
	useEffect(() => {
		if (translations === null) return;
		const endEvents = onDeskEvent((event) => translations.apply(event));
		const endFrames = onFrameCommitted(() => translations.commit());
		// Drawn a second time, it had been put to rest.
		translations.renew();
		return () => {
			endEvents();
			endFrames();
			translations.rest();
		};
	}, [translations]);
	useTranslations(translations, translationsVersion);
	return (messageId) => translations?.get(messageId) ?? null;
}
