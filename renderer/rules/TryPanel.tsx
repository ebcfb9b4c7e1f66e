import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TriedExample } from '../../shared/model/rule-pack.ts';
import { CheckIcon, WarningIcon } from '../components/icons.tsx';
import { Segmented } from '../components/Segmented.tsx';
import { RuleRecord } from './records/RuleRecord.tsx';
import { TryLines } from './TryLines.tsx';
import { TrySession } from './TrySession.tsx';

/** What is tried: the rules in force, or with this text in place of the team's pack. */
export interface Trial {
	readonly name: string;
	readonly text: string | null;
	/** The rule a person has open; null for the pack as a whole. */
	readonly rule: string | null;
	readonly language: string;
}

export interface TryPanelProps {
	readonly trial: Trial;
	/** Of the rule that is open, or of all; null while the desk has not answered, or the pack has mistakes. */
	readonly examples: readonly TriedExample[] | null;
	/** What is written has mistakes: the rules in force are tried instead. */
	readonly isBroken: boolean;
}

type Way = 'lines' | 'session' | 'examples' | 'record';

/** Tries the rules: on typed lines, on saved sessions, on their own examples; and shows what people made of their flags. */
export function TryPanel({ trial, examples, isBroken }: TryPanelProps) {
	const { t } = useTranslation('rules');
	const [way, setWay] = useState<Way>('lines');
	const [typed, setTyped] = useState('');
	return (
		<section className="rules-try" aria-label={t('try.title')}>
			<header className="rules-try-head">
				<h2>{t('try.title')}</h2>
				<Segmented
					label={t('try.way')}
					isLabelHidden
					segments={[
						{ id: 'lines', name: t('try.byLines') },
						{ id: 'session', name: t('try.bySession') },
						{ id: 'examples', name: t('try.byExamples') },
						{ id: 'record', name: t('record.short') },
					]}
					value={way}
					onChange={setWay}
				/>
			</header>
			<div className="rules-try-body">
				{isBroken && <p className="trial-stale">{t('try.broken')}</p>}
				{way === 'lines' && <TryLines trial={trial} typed={typed} onTyped={setTyped} />}
				{way === 'session' && <TrySession trial={trial} />}
				{way === 'examples' && <Examples examples={examples} />}
				{way === 'record' && (trial.rule === null ? <p className="try-empty">{t('record.choose')}</p> : <RuleRecord rule={trial.rule} />)}
			</div>
		</section>
	);
}

function Examples({ examples }: { readonly examples: readonly TriedExample[] | null }) {
	const { t } = useTranslation('rules');
	if (examples === null) return <p className="try-empty">{t('try.examplesWait')}</p>;
	if (examples.length === 0) return <p className="try-empty">{t('try.noExamples')}</p>;
	const failed = examples.filter(({ isMet }) => !isMet).length;
	return (
		<>
			<p className="trial-sum">{failed === 0 ? t('try.examplesMet', { number: examples.length }) : t('try.examplesFailed', { number: failed })}</p>
			<ul className="tried">
				{[...examples]
					.sort((one, other) => Number(one.isMet) - Number(other.isMet))
					.map(({ rule, text, isCounterexample, isMet }) => (
						<li key={`${rule} ${isCounterexample} ${text}`} className="tried-example" data-is-met={isMet}>
							{isMet ? <CheckIcon size={14} /> : <WarningIcon size={14} />}
							<span className="message-text" dir="auto">
								{text}
							</span>
							<span className="tried-example-words">{outcomeWords(isCounterexample, isMet, t)}</span>
						</li>
					))}
			</ul>
		</>
	);
}

function outcomeWords(isCounterexample: boolean, isMet: boolean, t: (key: 'try.found' | 'try.notFound' | 'try.missed' | 'try.wronglyFound') => string): string {
	if (isCounterexample) return isMet ? t('try.notFound') : t('try.wronglyFound');
	return isMet ? t('try.found') : t('try.missed');
}
