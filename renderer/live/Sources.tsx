import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { SourceAudio } from '../../shared/model/caption.ts';
import type { LiveShow, SourceState } from '../../shared/model/show.ts';
import { askForSound } from '../audio/sound-question.ts';
import { useSoundWords } from '../audio/use-sound-words.ts';
import { Button } from '../components/Button.tsx';
import { ChevronDownIcon, SpeechIcon } from '../components/icons.tsx';
import { TechnicalDetail } from '../components/TechnicalDetail.tsx';
import { showToast } from '../components/ToastRegion.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { useFormatters } from '../i18n/use-formatters.ts';
import { useTroubleWords } from '../i18n/use-trouble-words.ts';
import { callDesk } from '../state/desk.ts';
import { StatusMark } from './StatusMark.tsx';
import { showStatus, statusOf } from './source-status.ts';
import './sources.css';

/** Where a show's messages come from: one word for all of them, each in detail on request. */
export function Sources({ show }: { readonly show: LiveShow }) {
	const { t } = useTranslation('live');
	const status = showStatus(show);
	const only = show.sources.length === 1 ? show.sources[0] : undefined;
	return (
		<DialogTrigger>
			<AriaButton className="header-button">
				<StatusMark status={status} />
				{t(`source.status.${status}`)}
				<bdi className="sources-label">{only === undefined ? t('source.count', { count: show.sources.length }) : <SourceName source={only} />}</bdi>
				<ChevronDownIcon size={12} />
			</AriaButton>
			<Popover className="popover sources-popover" placement="bottom start" offset={4}>
				<Dialog className="sources" aria-label={t('source.all')}>
					{({ close }) => show.sources.map((source) => <SourceDetail key={source.sourceId} sessionId={show.session.id} source={source} onLeave={close} />)}
				</Dialog>
			</Popover>
		</DialogTrigger>
	);
}

/** What a person must know or act on now, in lines under the title. */
export function SourceProblems({ show }: { readonly show: LiveShow }) {
	const { t } = useTranslation('live');
	const troubled = show.sources.filter(needsALook);
	if (troubled.length === 0) return null;
	return (
		<ul className="source-problems">
			{troubled.slice(0, 3).map((source) => (
				<li key={source.sourceId} data-status={statusOf(source)}>
					<StatusMark status={statusOf(source)} />
					<span className="source-trouble">
						<bdi className="source-label">{source.label}</bdi>
						<ProblemWords source={source} />
					</span>
					{mayRetry(source) && <RetryButton sessionId={show.session.id} source={source} />}
				</li>
			))}
			{troubled.length > 3 && <li>{t('source.moreProblems', { count: troubled.length - 3 })}</li>}
		</ul>
	);
}

/** A source that waits for somebody’s sound is not mended by another try. */
function mayRetry({ connection, problem }: SourceState): boolean {
	return connection !== 'connected' && problem?.code !== 'waiting-for-audio';
}

/** What waits for somebody’s sound asks for it in a line of its own. */
function needsALook({ connection, silentMinutes, problem }: SourceState): boolean {
	if (problem?.code === 'waiting-for-audio') return false;
	return connection === 'failed' || connection === 'waiting' || silentMinutes !== null || (connection === 'connected' && problem !== null);
}

function SourceName({ source }: { readonly source: SourceState }) {
	const { t } = useTranslation('live');
	return source.kind === 'demo' ? t('source.demo') : source.label;
}

function ProblemWords({ source }: { readonly source: SourceState }) {
	const { t } = useTranslation('live');
	const troubleWords = useTroubleWords();
	const { timeOfDay } = useFormatters();
	const words = [
		source.problem === null ? null : troubleWords(source.problem),
		source.silentMinutes === null ? null : t('source.silent', { count: source.silentMinutes }),
		source.retryAt === null ? null : t('source.retryAt', { time: timeOfDay(source.retryAt) }),
	].filter((part) => part !== null);
	return <span className="source-words">{words.length === 0 ? t(`source.status.${statusOf(source)}`) : words.join(' ')}</span>;
}

function RetryButton({ sessionId, source }: { readonly sessionId: string; readonly source: SourceState }) {
	const { t } = useTranslation('live');
	const faultWords = useFaultWords();
	return (
		<Button
			size="small"
			variant="quiet"
			onPress={() => {
				callDesk('source.retry', { sessionId, sourceId: source.sourceId }).catch((error: unknown) => showToast({ level: 'error', text: faultWords(error) }));
			}}
		>
			{t('source.retry')}
		</Button>
	);
}

interface SourceDetailProps {
	readonly sessionId: string;
	readonly source: SourceState;
	/** What is asked next is asked elsewhere. */
	readonly onLeave: () => void;
}

function SourceDetail({ sessionId, source, onLeave }: SourceDetailProps) {
	const { t } = useTranslation(['live', 'sound']);
	const { number, timeOfDay } = useFormatters();
	const { dropped } = source;
	return (
		<section className="source-detail" aria-label={source.label}>
			<h3>
				<StatusMark status={statusOf(source)} />
				<bdi>
					<SourceName source={source} />
				</bdi>
				<span className="source-state">{t(`source.status.${statusOf(source)}`)}</span>
			</h3>
			{(source.problem !== null || source.silentMinutes !== null) && (
				<p>
					<ProblemWords source={source} />
				</p>
			)}
			{source.problem?.said !== undefined && (
				<p className="source-said">
					<span>{t('source.said')}</span>
					<q dir="auto">{source.problem.said}</q>
				</p>
			)}
			{source.problem !== null && source.problem.detail !== '' && <TechnicalDetail>{source.problem.detail}</TechnicalDetail>}
			<dl>
				<dt>{t('source.since')}</dt>
				<dd>{timeOfDay(source.since)}</dd>
				<dt>{t('source.lastMessage')}</dt>
				<dd>{source.lastMessageAt === null ? t('source.none') : timeOfDay(source.lastMessageAt)}</dd>
				<dt>{t('source.duplicates')}</dt>
				<dd>{number(source.duplicates)}</dd>
				<dt>{t('source.dropped')}</dt>
				<dd>{number(dropped.count)}</dd>
				{source.quota !== undefined && (
					<>
						<dt>{t('source.quota')}</dt>
						<dd>{t('source.quotaUsed', { used: source.quota.used, limit: source.quota.limit, time: timeOfDay(source.quota.resetsAt) })}</dd>
						{source.quota.slowedToMs !== undefined && (
							<>
								<dt>{t('source.quotaPace')}</dt>
								<dd>{t('source.quotaSlowed', { seconds: Math.round(source.quota.slowedToMs / 100) / 10 })}</dd>
							</>
						)}
					</>
				)}
				{source.audio !== undefined && <SoundFacts audio={source.audio} />}
			</dl>
			{source.audio?.givenBy === null && source.problem?.code === 'waiting-for-audio' && (
				<Button
					size="small"
					icon={<SpeechIcon size={14} />}
					onPress={() => {
						onLeave();
						askForSound(source.sourceId);
					}}
				>
					{t('sound:give')}
				</Button>
			)}
			{dropped.last !== null && (
				<p className="source-dropped">
					{t(`source.dropReason.${dropped.last.reason}`)} {timeOfDay(dropped.last.at)}
					<code dir="auto">{dropped.last.excerpt.slice(0, 200)}</code>
				</p>
			)}
			{(source.connection === 'failed' || source.connection === 'waiting') && mayRetry(source) && <RetryButton sessionId={sessionId} source={source} />}
		</section>
	);
}

function SoundFacts({ audio }: { readonly audio: SourceAudio }) {
	const { t } = useTranslation('sound');
	const { giverName, heardAt, goes } = useSoundWords();
	return (
		<>
			<dt>{t('givenBy')}</dt>
			<dd>{audio.givenBy === null ? t('nobody') : <bdi>{giverName(audio.givenBy)}</bdi>}</dd>
			<dt>{t('goesTo')}</dt>
			<dd>{heardAt(audio) === 'here' ? `${audio.goesTo} · ${goes(audio)}` : goes(audio)}</dd>
			<dt>{t('lost')}</dt>
			<dd>{t('seconds', { seconds: Math.ceil(audio.droppedMs / 100) / 10 })}</dd>
		</>
	);
}
