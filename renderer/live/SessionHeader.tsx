import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UNKNOWN_MARKET } from '../../shared/model/market.ts';
import type { LiveShow, Session } from '../../shared/model/show.ts';
import { Button } from '../components/Button.tsx';
import { ConfirmDialog } from '../components/ConfirmDialog.tsx';
import { StopIcon } from '../components/icons.tsx';
import { showToast } from '../components/ToastRegion.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { QuestionsLink } from '../questions/QuestionsLink.tsx';
import { ReportButton } from '../report/ReportButton.tsx';
import { SealMark } from '../sessions/sealing/SealMark.tsx';
import { callDesk } from '../state/desk.ts';
import { navigate } from '../state/navigation.ts';
import { CheckedAgainst } from './CheckedAgainst.tsx';
import { Clocks } from './compliance/Clocks.tsx';
import { LanguageChip } from './LanguageChip.tsx';
import { RateSparkline } from './RateSparkline.tsx';
import { useRowWords } from './row-words.ts';
import { SourceProblems, Sources } from './Sources.tsx';
import { SoundBand } from './speech/SoundBand.tsx';
import './session-header.css';

const MOST_LANGUAGES = 6;

interface SessionHeaderProps {
	readonly session: Session | null;
	readonly show: LiveShow | null;
	/** The session can be played: its clocks stand at the player's moment. */
	readonly hasPlayer: boolean;
}

/** What is being watched or read, how lively it is, and the way to stop it. */
export function SessionHeader({ session, show, hasPlayer }: SessionHeaderProps) {
	const words = useRowWords();
	const { t, formatters } = words;
	const { countryName, dateTime, duration, number } = formatters;
	if (session === null) return <header className="session-header" aria-busy="true" />;
	const { title, host, market } = session.show;
	const facts = [host, market === '' || market === UNKNOWN_MARKET ? '' : countryName(market)].filter((fact) => fact !== '');
	return (
		<>
			<header className="session-header">
				<div className="session-line">
					<h1 className="session-title" title={title}>
						{title === '' ? t('session.untitled') : <bdi>{title}</bdi>}
					</h1>
					{show !== null && (
						<>
							<div className="session-rate">
								<RateSparkline history={show.rateHistory} label={t('rate.spoken', { rate: number(show.rate) })} />
								<span className="session-rate-number">{t('rate.perSecond', { rate: number(show.rate) })}</span>
							</div>
							<StopShow session={session} />
						</>
					)}
					<ReportButton session={session} />
				</div>
				<div className="session-line">
					<p className="session-facts">
						{facts.map((fact) => (
							<bdi key={fact}>{fact}</bdi>
						))}
						{show === null ? <span>{dateTime(session.startedAt)}</span> : <Sources show={show} />}
						{session.endedAt !== null && <span>{duration(session.endedAt - session.startedAt)}</span>}
						{show === null && <span>{t('session.messages', { count: session.messages })}</span>}
						{session.seal !== null && <SealMark seal={session.seal} isInFull />}
						{show === null && <QuestionsLink sessionId={session.id} />}
						<CheckedAgainst sessionId={session.id} isLive={show !== null} />
						{!hasPlayer && <Clocks session={session} />}
					</p>
					{show !== null && (
						<div className="session-languages">
							{commonest(show.languages).map(([tag, count]) => (
								<span key={tag} className="session-language">
									<LanguageChip tag={tag} words={words} /> {number(count)}
								</span>
							))}
						</div>
					)}
				</div>
			</header>
			{show !== null && <SourceProblems show={show} />}
			{show !== null && <SoundBand show={show} />}
			{show === null && session.ending === 'interrupted' && <p className="session-notice">{t('session.interrupted')}</p>}
		</>
	);
}

function StopShow({ session }: { readonly session: Session }) {
	const { t } = useTranslation('live');
	const faultWords = useFaultWords();
	const [isAsking, setIsAsking] = useState(false);
	const stop = () => {
		setIsAsking(false);
		callDesk('show.stop', { sessionId: session.id }).then(
			() =>
				showToast({
					level: 'success',
					text: t('stop.done'),
					action: { label: t('stop.read'), onAction: () => navigate({ screen: 'sessions', sessionId: session.id, messageId: null }) },
				}),
			(error: unknown) => showToast({ level: 'error', text: faultWords(error) }),
		);
	};
	return (
		<>
			<Button size="small" icon={<StopIcon size={12} />} onPress={() => setIsAsking(true)}>
				{t('stop.button')}
			</Button>
			<ConfirmDialog title={t('stop.question')} isOpen={isAsking} confirmLabel={t('stop.confirm')} onConfirm={stop} onCancel={() => setIsAsking(false)}>
				<p>{t('stop.text')}</p>
			</ConfirmDialog>
		</>
	);
}

function commonest(languages: Readonly<Record<string, number>>): readonly (readonly [string, number])[] {
	return Object.entries(languages)
		.sort(([, a], [, b]) => b - a)
		.slice(0, MOST_LANGUAGES);
}
