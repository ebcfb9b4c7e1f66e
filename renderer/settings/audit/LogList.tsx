import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogLine } from '../../../shared/model/audit.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { type LogWords, placeOfLine, useLogWords } from './log-words.ts';

/** Lines of the log, newest first, under the days they were done on. */
export function LogList({ lines }: { readonly lines: readonly LogLine[] }) {
	const { t } = useTranslation('audit');
	const { date } = useFormatters();
	const words = useLogWords();
	return (
		<ol className="audit-list" aria-label={t('log')}>
			{lines.map((line, index) => {
				const day = date(line.at);
				const before = lines[index - 1];
				return (
					<Fragment key={line.id}>
						{(before === undefined || date(before.at) !== day) && <li className="audit-day">{day}</li>}
						<Line line={line} words={words(line)} />
					</Fragment>
				);
			})}
		</ol>
	);
}

function Line({ line, words }: { readonly line: LogLine; readonly words: LogWords }) {
	const { t } = useTranslation(['audit', 'start', 'live']);
	const { timeOfDay, dateTime } = useFormatters();
	const { at, author, session, messageId } = line;
	const place = placeOfLine(line);
	const show = session === null ? null : session.title || t('live:session.untitled');
	return (
		<li className="audit-line" data-act={line.act}>
			<time className="audit-time" dateTime={new Date(at).toISOString()} title={dateTime(at)}>
				{timeOfDay(at)}
			</time>
			<div className="audit-what">
				<p>
					{author === null ? <span className="audit-person">{t('desk')}</span> : <bdi className="audit-person">{author.name}</bdi>}
					{author !== null && <span className="audit-role"> ({t(`start:profile.${author.role}`)})</span>} {words.act}
				</p>
				{(words.values.length > 0 || session !== null || place !== null) && (
					<p className="audit-more">
						{place !== null && <a href={place}>{show === null ? t('link.there') : messageId === null ? <bdi>{show}</bdi> : t('link.message', { show })}</a>}
						{session !== null && session.title === null && <span>{t('link.gone')}</span>}
						{words.values.map((value) => (
							<bdi key={value}>{value}</bdi>
						))}
					</p>
				)}
			</div>
		</li>
	);
}
