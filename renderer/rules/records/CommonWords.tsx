import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Category, familyOf } from '../../../shared/model/category.ts';
import { isolated } from '../../../shared/model/explanation.ts';
import { searchFold } from '../../../shared/model/search-fold.ts';
import { PHRASE_LENGTH } from '../../../shared/model/team-exception.ts';
import { Button } from '../../components/Button.tsx';
import { askDesk } from '../../state/desk.ts';
import { useDecision } from './use-decision.tsx';

interface WordCount {
	readonly words: string;
	readonly count: number;
}

interface CommonWordsProps {
	readonly rule: string;
	readonly category: Category;
	/** Grows with the dismissals: then they are asked for anew. */
	readonly version: number;
}

/** So many dismissals are looked through, and so many words offered. */
const LOOKED_THROUGH = 100;
const MOST_OFFERED = 4;

/** The words of a rule that people dismiss again and again, each to be excused by one click. */
export function CommonWords({ rule, category, version }: CommonWordsProps) {
	const { t } = useTranslation(['records', 'flags']);
	const { decide, question } = useDecision();
	const [common, setCommon] = useState<readonly WordCount[]>([]);
	useEffect(() => {
		let isCurrent = true;
		askDesk('rule.examples', { rule, verdict: 'dismissed', limit: LOOKED_THROUGH }).then(
			({ examples }) => isCurrent && setCommon(commonest(examples.map(({ flag }) => flag.explanation.matched))),
			// The record itself says what failed.
			() => {},
		);
		return () => {
			isCurrent = false;
		};
	}, [rule, version]);
	if (common.length === 0) return null;

	const excuse = ({ words }: WordCount) => {
		const shown = isolated(words);
		decide(
			{
				exception: { type: 'phrase', words, scope: { type: 'rule', rule, category } },
				done: t('done.phrase', { words: shown }),
				risks: familyOf(category) === 'security' ? [t('risk.phrase', { words: shown, category: t(`flags:category.${category}.name`) })] : null,
			},
			() => setCommon((before) => before.filter((other) => other.words !== words)),
		);
	};
	return (
		<div className="common-words">
			<p>{t('lookAt.commonest')}</p>
			<ul>
				{common.map((entry) => (
					<li key={entry.words}>
						<Button size="small" onPress={() => excuse(entry)}>
							{t('lookAt.excuse', { words: isolated(entry.words), times: entry.count })}
						</Button>
					</li>
				))}
			</ul>
			{question}
		</div>
	);
}

/** What occurs more than once, commonest first, in its latest spelling. */
function commonest(matched: readonly string[]): readonly WordCount[] {
	const counts = new Map<string, { words: string; count: number }>();
	for (const words of matched) {
		if (words.length > PHRASE_LENGTH) continue;
		const key = searchFold(words).trim();
		const known = counts.get(key);
		if (known) known.count += 1;
		else counts.set(key, { words, count: 1 });
	}
	return [...counts.values()]
		.filter(({ count }) => count > 1)
		.sort((one, other) => other.count - one.count)
		.slice(0, MOST_OFFERED);
}
