import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionTrial, TriedMessage } from '../../shared/model/rule-pack.ts';
import { Button } from '../components/Button.tsx';
import { ComboBox } from '../components/ComboBox.tsx';
import { FormError } from '../components/FormError.tsx';
import { PlayIcon } from '../components/icons.tsx';
import { Progress } from '../components/Progress.tsx';
import { Segmented } from '../components/Segmented.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { useFormatters } from '../i18n/use-formatters.ts';
import { useSessions } from '../sessions/use-sessions.ts';
import { hashOf } from '../state/route.ts';
import { MarkedText } from './MarkedText.tsx';
import type { Trial } from './TryPanel.tsx';
import { useSessionTrial } from './use-session-trial.ts';

/** What the rules would have done to a saved session, and what would be different from now. */
export function TrySession({ trial }: { readonly trial: Trial }) {
	const { t } = useTranslation('rules');
	const faultWords = useFaultWords();
	const { dateTime, number } = useFormatters();
	const { list, reload } = useSessions();
	const sessions = list.phase === 'loaded' ? list.sessions : [];
	const [chosen, setChosen] = useState<string | null>(null);
	const [isWide, setIsWide] = useState(false);
	const { state, run, cancel } = useSessionTrial();
	const sessionId = chosen ?? sessions[0]?.id ?? null;
	const rule = isWide ? null : trial.rule;

	if (list.phase === 'failed') {
		return (
			<div className="try-session">
				<FormError>{faultWords(list.error)}</FormError>
				<Button onPress={reload}>{t('retry')}</Button>
			</div>
		);
	}
	if (list.phase === 'loaded' && sessions.length === 0) return <p className="try-empty">{t('try.noSessions')}</p>;
	const isStale =
		state.phase === 'done' && (state.of.text !== trial.text || state.of.rule !== rule || state.of.sessionId !== sessionId || state.of.name !== trial.name);
	return (
		<div className="try-session">
			<ComboBox
				label={t('try.session')}
				choices={sessions.map(({ id, show, startedAt, messages }) => ({
					id,
					name: `${show.title} · ${dateTime(startedAt)}`,
					description: t('try.messages', { number: number(messages) }),
				}))}
				value={sessionId}
				onChange={setChosen}
			/>
			{trial.rule !== null && (
				<Segmented
					label={t('try.scope')}
					segments={[
						{ id: 'rule', name: t('try.thisRule') },
						{ id: 'all', name: t('try.allRules') },
					]}
					value={isWide ? 'all' : 'rule'}
					onChange={(scope) => setIsWide(scope === 'all')}
				/>
			)}
			{state.phase === 'running' ? (
				<Progress label={t('try.running')} share={state.total === 0 ? undefined : state.done / state.total} onCancel={cancel} />
			) : (
				<Button
					variant="secondary"
					icon={<PlayIcon size={14} />}
					isDisabled={sessionId === null}
					onPress={() => sessionId !== null && run({ name: trial.name, text: trial.text, rule, sessionId })}
				>
					{t('try.run')}
				</Button>
			)}
			{state.phase === 'failed' && <FormError>{faultWords(state.error)}</FormError>}
			{state.phase === 'done' && (
				<Result result={state.trial} sessionId={state.of.sessionId} rule={state.of.rule} isStale={isStale} isChanged={state.of.text !== null} />
			)}
		</div>
	);
}

interface ResultProps {
	readonly result: SessionTrial;
	readonly sessionId: string;
	readonly rule: string | null;
	readonly isStale: boolean;
	/** Was something tried that is not in force? */
	readonly isChanged: boolean;
}

function Result({ result, sessionId, rule, isStale, isChanged }: ResultProps) {
	const { t } = useTranslation('rules');
	const { number } = useFormatters();
	const { counts, found, after, before, messages } = result;
	const total = counts.same + counts.new + counts.gone + counts.severity;
	return (
		<section className="trial" aria-label={t('try.results')} aria-live="polite">
			{isStale && <p className="trial-stale">{t('try.stale')}</p>}
			<p className="trial-sum">{t('try.wouldFlag', { count: after, total: number(messages) })}</p>
			{isChanged && (
				<ul className="trial-difference">
					<li>{t('try.now', { number: number(before) })}</li>
					<li data-change="new">{t('try.newCount', { number: number(counts.new) })}</li>
					<li data-change="gone">{t('try.goneCount', { number: number(counts.gone) })}</li>
					<li data-change="severity">{t('try.severityCount', { number: number(counts.severity) })}</li>
				</ul>
			)}
			<ol className="trial-found">
				{found.map((message) => (
					<Found key={message.id} message={message} sessionId={sessionId} rule={rule} />
				))}
			</ol>
			{total > found.length && <p className="try-empty">{t('try.more', { number: number(total - found.length) })}</p>}
		</section>
	);
}

function Found({ message, sessionId, rule }: { readonly message: TriedMessage; readonly sessionId: string; readonly rule: string | null }) {
	const { t } = useTranslation('rules');
	const { id, author, text, language, change, before, after } = message;
	return (
		<li className="trial-message" data-change={change}>
			<p className="trial-message-head">
				<a href={hashOf({ screen: 'sessions', sessionId, messageId: id })} title={t('try.openMessage')}>
					<bdi>{author}</bdi>
				</a>
				{change !== 'same' && <span className="trial-change">{t(`change.${change}`)}</span>}
			</p>
			<MarkedText text={text} flags={change === 'gone' ? before : after} rule={rule} language={language} />
		</li>
	);
}
