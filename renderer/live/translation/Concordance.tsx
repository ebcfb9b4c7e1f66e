import { useEffect, useState } from 'react';
import { languageOf } from '../../../shared/model/language.ts';
import type { ConcordanceHit } from '../../../shared/model/translation-desk.ts';
import { SearchIcon } from '../../components/icons.tsx';
import { TextField } from '../../components/TextField.tsx';
import { askDesk } from '../../state/desk.ts';
import type { RowWords } from '../row-words.ts';
import { directionOf } from './TranslationLine.tsx';

/** A pause in typing after which the memory is asked. */
const TYPING_PAUSE_MS = 250;
const MOST_HITS = 8;

interface ConcordanceProps {
	readonly to: string;
	/** Puts a translation of the memory where one writes. */
	readonly onTake: (text: string) => void;
	readonly words: RowWords;
}

/** How words were translated before. */
export function Concordance({ to, onTake, words: { t } }: ConcordanceProps) {
	const [typed, setTyped] = useState('');
	const [hits, setHits] = useState<readonly ConcordanceHit[] | null>(null);
	useEffect(() => {
		const text = typed.trim();
		if (text === '') {
			setHits(null);
			return;
		}
		let isCurrent = true;
		const timer = setTimeout(() => {
			askDesk('translation.concordance', { text, limit: MOST_HITS }).then(
				(found) => isCurrent && setHits(found),
				() => isCurrent && setHits([]),
			);
		}, TYPING_PAUSE_MS);
		return () => {
			isCurrent = false;
			clearTimeout(timer);
		};
	}, [typed]);
	return (
		<section className="translation-help">
			<TextField
				label={t('translation:editor.concordance')}
				placeholder={t('translation:editor.concordanceHint')}
				icon={<SearchIcon size={14} />}
				value={typed}
				onChange={setTyped}
				maxLength={200}
				onKeyDown={(event) => {
					// Enter asks nothing more and approves nothing.
					if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) event.preventDefault();
				}}
			/>
			{hits !== null && (
				<ul className="concordance" aria-label={t('translation:editor.found')}>
					{hits.length === 0 && <li className="translation-aside">{t('translation:editor.nothingFound')}</li>}
					{hits.map((hit) => {
						const target = languageOf(hit.from) === languageOf(to) ? hit.source : hit.targets[languageOf(to)];
						return (
							<li key={`${hit.from} ${hit.source}`}>
								<span lang={hit.from} dir="auto" className="concordance-source">
									{hit.source}
								</span>
								{target === undefined ? (
									<span className="translation-aside">{t('translation:editor.noTarget')}</span>
								) : (
									<button type="button" className="link-button" aria-label={t('translation:editor.insert', { text: target })} onClick={() => onTake(target)}>
										<span lang={to} dir={directionOf(to)}>
											{target}
										</span>
									</button>
								)}
							</li>
						);
					})}
				</ul>
			)}
		</section>
	);
}
