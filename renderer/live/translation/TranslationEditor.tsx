import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { languageOf } from '../../../shared/model/language.ts';
import { TRANSLATION_LENGTH } from '../../../shared/model/translation.ts';
import { useShortcuts } from '../../app/shortcuts.ts';
import { Button } from '../../components/Button.tsx';
import { Keys } from '../../components/Keys.tsx';
import { Select } from '../../components/Select.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import { useInterfaceLanguage } from '../../i18n/use-formatters.ts';
import { type MessageEntry, stateOf } from '../../state/feed/message-book.ts';
import { likelyLanguage, READING_LANGUAGES, useReading } from '../../state/translation/reading.ts';
import type { SessionTranslations } from '../../state/translation/session-translations.ts';
import { useTranslations } from '../../state/translation/use-session-translations.ts';
import { useTranslationSettings } from '../../translation/use-translation-settings.ts';
import type { Judging } from '../inspector/judging.ts';
import { useRowWords } from '../row-words.ts';
import { Concordance } from './Concordance.tsx';
import { directionOf } from './TranslationLine.tsx';
import { originDetail, originLabel, readingLanguageName } from './translation-words.ts';
import { useProposals } from './use-proposals.ts';
import './translation-editor.css';

interface TranslationEditorProps {
	readonly entry: MessageEntry;
	readonly translations: SessionTranslations | null;
	readonly judging: Judging;
}

/** A person's translation of one message, with what helps to write it: the memory's proposals, the team's terms and a search in the memory. */
export function TranslationEditor({ entry, translations, judging }: TranslationEditorProps) {
	const words = useRowWords();
	const { t, formatters } = words;
	const { message } = entry;
	const reading = useReading();
	const [chosen, setChosen] = useState(likelyLanguage(reading, useInterfaceLanguage()));
	const to = reading.to ?? chosen;
	const told = useTranslations(translations, (known) => known?.get(message.id) ?? null);
	const written = stateOf(entry).translations.find((translation) => languageOf(translation.to) === languageOf(to));
	// A gist is no sentence to go on from.
	const present = written?.text ?? (told === null || told.origin === 'gist' ? '' : told.text);
	const [typed, setTyped] = useState<string | null>(null);
	const text = typed ?? present;
	const { kept } = useTranslationSettings();
	const needsSecondPerson = kept.phase === 'loaded' && kept.value.settings.needsSecondPerson;
	const proposals = useProposals(message.id, to, true);
	const offered = (proposals?.memory ?? []).filter((proposal) => proposal.text !== text);
	const area = useRef<HTMLTextAreaElement>(null);
	const form = useRef<HTMLFormElement>(null);
	useEffect(() => {
		form.current?.scrollIntoView({ block: 'nearest' });
	}, []);

	const approve = () => {
		if (text.trim() !== '') judging.add({ type: 'translation', to, text: text.trim() });
	};
	const take = (proposal: string) => {
		setTyped(proposal);
		area.current?.focus();
	};
	const insert = (piece: string) => {
		const { selectionStart, selectionEnd } = area.current ?? { selectionStart: text.length, selectionEnd: text.length };
		setTyped(text.slice(0, selectionStart) + piece + text.slice(selectionEnd));
		area.current?.focus();
	};
	const takeNumber = (number: number) => {
		const proposal = offered[number - 1];
		if (proposal !== undefined) take(proposal.text);
	};
	useShortcuts(offered.map((_proposal, index) => ({ keys: String(index + 1), group: 'judging' as const, run: () => takeNumber(index + 1) })));
	const onKeyDown = (event: KeyboardEvent) => {
		const digit = event.altKey ? /^Digit([1-9])$/.exec(event.code)?.[1] : undefined;
		if (event.key === 'Escape') judging.close();
		else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) approve();
		else if (digit !== undefined) takeNumber(Number(digit));
		else return;
		event.preventDefault();
	};
	return (
		<form
			ref={form}
			className="inspector-form translation-editor"
			onSubmit={(event) => {
				event.preventDefault();
				approve();
			}}
			onKeyDown={onKeyDown}
		>
			{reading.to === null && (
				<Select
					label={t('translation:editor.to')}
					choices={READING_LANGUAGES.map((id) => ({ id, name: readingLanguageName(id, formatters) }))}
					value={to}
					onChange={setChosen}
				/>
			)}
			<TextArea
				label={t('translation:editor.label', { language: readingLanguageName(to, formatters) })}
				description={needsSecondPerson ? t('translation:editor.second') : t('translation:editor.serves')}
				value={text}
				onChange={setTyped}
				maxLength={TRANSLATION_LENGTH}
				lang={to}
				autoFocus
				rows={3}
				areaRef={area}
			/>
			<div className="inspector-form-foot">
				<Button size="small" variant="quiet" onPress={() => judging.close()}>
					{t('act.cancel')}
				</Button>
				<Button size="small" variant="primary" type="submit" isDisabled={text.trim() === ''}>
					{needsSecondPerson ? t('translation:editor.handIn') : t('translation:editor.approve')} <Keys keys="Ctrl+↵" />
				</Button>
			</div>
			{offered.length > 0 && (
				<section className="translation-help" aria-label={t('translation:editor.proposals')}>
					<h3>{t('translation:editor.proposals')}</h3>
					{offered.map((proposal, index) => (
						<button
							key={proposal.text}
							type="button"
							className="translation-proposal"
							title={originDetail(proposal, message.text, words)}
							onClick={() => take(proposal.text)}
						>
							<Keys keys={`Alt+${index + 1}`} />
							<span lang={to} dir={directionOf(to)}>
								{proposal.text}
							</span>
							<span className="translation-label">{originLabel(proposal, words)}</span>
						</button>
					))}
				</section>
			)}
			{proposals !== null && proposals.terms.length > 0 && (
				<section className="translation-help" aria-label={t('translation:editor.terms')}>
					<h3>{t('translation:editor.terms')}</h3>
					<ul className="translation-terms">
						{proposals.terms.map(({ source, target, note }) => (
							<li key={`${source} ${target}`} title={note}>
								<bdi>{source}</bdi>
								{target === null ? (
									<span className="translation-aside">{t('translation:editor.noTarget')}</span>
								) : (
									<button type="button" className="link-button" aria-label={t('translation:editor.insert', { text: target })} onClick={() => insert(target)}>
										<bdi>{target}</bdi>
									</button>
								)}
							</li>
						))}
					</ul>
				</section>
			)}
			<Concordance to={to} onTake={insert} words={words} />
		</form>
	);
}
