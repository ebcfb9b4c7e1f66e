import { useTranslation } from 'react-i18next';
import { type FileInspection, MOST_COUNTED_PEOPLE, type PreviewLine } from '../../../shared/model/transcript-import.ts';
import { Chip } from '../../components/Chip.tsx';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { SkippedLines } from './SkippedLines.tsx';

/** Names of formats are the same in every language. */
const FORMAT_NAMES = {
	jsonl: 'Showdesk JSONL',
	twitchdownloader: 'TwitchDownloader',
	'chat-downloader': 'chat-downloader',
	webvtt: 'WebVTT',
	srt: 'SRT',
	csv: 'CSV',
} as const;

/** What is in a file: its format, how much, from when, the first lines, and what cannot be taken. */
export function FoundFile({ found }: { readonly found: FileInspection }) {
	const { t } = useTranslation('importing');
	const { dateTime, duration } = useFormatters();
	const { span, people } = found;
	const notes = [
		found.messages > 0 && found.known === found.messages && t('allKnown'),
		found.known > 0 && found.known < found.messages && t('known', { count: found.known }),
		found.withoutText > 0 && t('withoutText', { count: found.withoutText }),
		found.damagedTexts > 0 && t('damagedTexts', { count: found.damagedTexts }),
	].filter((note) => note !== false);
	return (
		<>
			<section className="import-facts" aria-label={t('facts')}>
				<p className="import-file">
					<bdi>{found.file}</bdi>
					<Chip>{FORMAT_NAMES[found.format]}</Chip>
					<Chip tone="outline">{found.encoding.toUpperCase()}</Chip>
					{found.isPacked && <Chip tone="outline">{t('packed')}</Chip>}
				</p>
				<ul className="import-counts">
					<li>{t('messages', { count: found.messages })}</li>
					<li>{people >= MOST_COUNTED_PEOPLE ? t('peopleOver', { limit: MOST_COUNTED_PEOPLE }) : t('people', { count: people })}</li>
					{found.events > 0 && <li>{t('events', { count: found.events })}</li>}
					{span && <li>{duration(span.to - (found.isDated ? span.from : 0))}</li>}
					{span && found.isDated && <li>{dateTime(span.from)}</li>}
				</ul>
				{notes.map((note) => (
					<p key={note} className="import-note">
						{note}
					</p>
				))}
			</section>
			{found.first.length > 0 && <FirstLines lines={found.first} isDated={found.isDated} />}
			{found.problemCount > 0 && (
				<section className="import-problems">
					<h3>{t('problems', { count: found.problemCount })}</h3>
					<SkippedLines lines={found.problems} count={found.problemCount} />
					<p className="import-note">{t('partial')}</p>
				</section>
			)}
		</>
	);
}

function FirstLines({ lines, isDated }: { readonly lines: readonly PreviewLine[]; readonly isDated: boolean }) {
	const { t } = useTranslation(['importing', 'flags']);
	const { timeOfDay } = useFormatters();
	return (
		<section className="import-first">
			<h3>{t('firstLines')}</h3>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard. */}
			<ol tabIndex={0}>
				{lines.map(({ line, at, author, role, text }, index) => (
					<li key={`${line} ${index}`}>
						<time>{isDated ? timeOfDay(at) : offsetWords(at)}</time>
						<span className="import-line">
							<span className="import-author">
								<bdi>{author || t('unknownAuthor')}</bdi>
							</span>
							{(role === 'host' || role === 'moderator') && <Chip>{t(`flags:role.${role}`)}</Chip>}
							<bdi>{text}</bdi>
						</span>
					</li>
				))}
			</ol>
		</section>
	);
}

/** `0:01:02` from the start of the show. */
function offsetWords(ms: number): string {
	const seconds = Math.floor(ms / 1_000);
	const two = (value: number) => String(value).padStart(2, '0');
	return `${Math.floor(seconds / 3_600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
