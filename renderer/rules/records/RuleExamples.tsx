import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Verdict } from '../../../shared/model/annotation.ts';
import type { RuleExample } from '../../../shared/model/rule-record.ts';
import { Button } from '../../components/Button.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Select } from '../../components/Select.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { VerdictSign } from '../../live/FlagTag.tsx';
import { askDesk } from '../../state/desk.ts';
import { hashOf } from '../../state/route.ts';

type Shown = Verdict | 'unjudged' | 'all';

const SHOWN: readonly Shown[] = ['all', 'dismissed', 'confirmed', 'escalated', 'unjudged'];
const AT_ONCE = 10;

interface RuleExamplesProps {
	readonly rule: string;
	/** What to show first. */
	readonly first?: Shown;
	/** Grows with the flags judged: then they are asked for anew. */
	readonly version: number;
}

/** Messages a rule flagged, newest first, with what people said of it and the way to each. */
export function RuleExamples({ rule, first = 'all', version }: RuleExamplesProps) {
	const { t } = useTranslation(['records', 'flags']);
	const faultWords = useFaultWords();
	const [shown, setShown] = useState<Shown>(first);
	const [list, setList] = useState<{ readonly examples: readonly RuleExample[]; readonly hasMore: boolean } | null>(null);
	const [failure, setFailure] = useState<unknown>(null);

	const load = useCallback(
		(before?: number) =>
			askDesk('rule.examples', { rule, limit: AT_ONCE, ...(shown !== 'all' && { verdict: shown }), ...(before !== undefined && { before }) }),
		[rule, shown],
	);
	useEffect(() => {
		let isCurrent = true;
		setFailure(null);
		load().then(
			(found) => isCurrent && setList(found),
			(error: unknown) => isCurrent && setFailure(error),
		);
		return () => {
			isCurrent = false;
		};
	}, [load, version]);

	const showMore = () => {
		const last = list?.examples.at(-1);
		if (!list || !last) return;
		load(last.flag.id).then((older) => setList({ examples: [...list.examples, ...older.examples], hasMore: older.hasMore }), setFailure);
	};

	const nameOf = (choice: Shown) => (choice === 'all' ? t('record.all') : choice === 'unjudged' ? t('record.unjudged') : t(`flags:verdict.${choice}`));
	return (
		<section className="rule-examples" aria-label={t('record.examples')}>
			<header className="rule-examples-head">
				<h3>{t('record.examples')}</h3>
				<Select label={t('record.examplesOf')} isLabelHidden choices={SHOWN.map((id) => ({ id, name: nameOf(id) }))} value={shown} onChange={setShown} />
			</header>
			{failure !== null && <FormError>{faultWords(failure)}</FormError>}
			{list?.examples.length === 0 && <p className="records-aside">{t('record.noExamples')}</p>}
			{list !== null && list.examples.length > 0 && (
				<ul className="rule-example-list">
					{list.examples.map((example) => (
						<Example key={example.flag.id} example={example} />
					))}
				</ul>
			)}
			{list?.hasMore && (
				<Button size="small" variant="quiet" onPress={showMore}>
					{t('record.more')}
				</Button>
			)}
		</section>
	);
}

function Example({ example: { flag, message, session, verdict } }: { readonly example: RuleExample }) {
	const { t } = useTranslation(['records', 'flags', 'sessions']);
	const { dateTime, languageName } = useFormatters();
	return (
		<li className="rule-example">
			<p className="rule-example-text" dir="auto" lang={message.language.tag}>
				{message.text.slice(0, flag.start)}
				<mark>{message.text.slice(flag.start, flag.end)}</mark>
				{message.text.slice(flag.end)}
			</p>
			<p className="rule-example-place">
				<span>{languageName(message.language.tag)}</span>
				<bdi>{message.author.name}</bdi>
				<a href={hashOf({ screen: 'sessions', sessionId: session.id, messageId: message.id })} title={t('record.open')}>
					<bdi>{session.title || t('sessions:untitled')}</bdi>, {dateTime(message.receivedAt)}
				</a>
			</p>
			{verdict !== null && (
				<p className="rule-example-verdict">
					<VerdictSign verdict={verdict.verdict} size={14} />
					<span>
						{t('record.by', { verdict: t(`flags:verdict.${verdict.verdict}`), name: verdict.by })}
						{verdict.reason !== null && <> · {t(`flags:dismissal.${verdict.reason}`)}</>}
						{verdict.comment !== null && (
							<q className="rule-example-comment" dir="auto">
								{verdict.comment}
							</q>
						)}
					</span>
				</p>
			)}
		</li>
	);
}
