import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './current-line.css';

/** `growing`: what a recogniser hears so far, and may still change; `over`: nobody has spoken since for a while. */
export type LineState = 'growing' | 'said' | 'over';

interface CurrentLineProps {
	/** Empty where nobody is named. */
	readonly author: string;
	/** BCP 47; null where it is not known. */
	readonly language: string | null;
	readonly state: LineState;
	/** The words, as they were said. */
	readonly children: ReactNode;
	/** What they say in the reader's language. */
	readonly translation: string | null;
	/** Keeps room for a translation, so that nothing below moves when it comes. */
	readonly isTranslated?: boolean;
	/** Stands at the end of its head. */
	readonly tools?: ReactNode;
}

/** The host's last line, large enough to be read from where somebody sits back; it fades once it is over. */
export function CurrentLine({ author, language, state, children, translation, isTranslated = translation !== null, tools }: CurrentLineProps) {
	const { t } = useTranslation(['speech', 'player']);
	return (
		<figure className="speech-line" data-state={state}>
			<figcaption>
				<span>{t('player:hostSays')}</span>
				{author !== '' && <bdi>{author}</bdi>}
				{state === 'growing' && <span className="speech-growing">{t('growing')}</span>}
				{tools !== undefined && <span className="speech-tools">{tools}</span>}
			</figcaption>
			<blockquote dir="auto" lang={language === null || language === 'und' ? undefined : language}>
				{children}
			</blockquote>
			{isTranslated && (
				<p className="speech-translation" dir="auto">
					{translation?.slice(0, LONGEST_LINE)}
				</p>
			)}
		</figure>
	);
}

/** A few lines of it stand there; what is longer is read in the feed. */
export const LONGEST_LINE = 300;
