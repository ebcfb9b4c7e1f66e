import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isolated } from '../../../shared/model/explanation.ts';
import { type Feedback, type FeedbackPage as FeedbackOfPerson, personKey } from '../../../shared/model/review.ts';
import { Button } from '../../components/Button.tsx';
import { Chip } from '../../components/Chip.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { NoteIcon, UserIcon } from '../../components/icons.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { Select } from '../../components/Select.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { LanguageChip } from '../../live/LanguageChip.tsx';
import { useRowWords } from '../../live/row-words.ts';
import { callDesk, useProfile } from '../../state/desk.ts';
import { askForProfile } from '../../state/profile-prompt.ts';
import { hashOf } from '../../state/route.ts';
import { OpinionCard } from '../judging/DisputeDesk.tsx';
import { Loaded } from '../Loaded.tsx';
import { useReview } from '../use-review.ts';

const FILTERS = ['all', 'overturned', 'upheld', 'unread'] as const;
type Filter = (typeof FILTERS)[number];

/** What was decided about one's own judgements, with the lead's words; a lead may read anybody's. */
export function FeedbackPage() {
	const { t } = useTranslation('review');
	const profile = useProfile();
	const [person, setPerson] = useState<string | null>(null);
	return (
		<div className="screen-scroller">
			<div className="screen-page review-page">
				<header className="review-head">
					<div className="review-title-line">
						<h1>{t('pages.feedback')}</h1>
						{profile?.role === 'lead' && <PersonChoice own={profile.name} person={person ?? profile.name} onChange={setPerson} />}
					</div>
					<p className="review-aside">{t('feedback.intro')}</p>
				</header>
				{profile === null ? (
					<EmptyState icon={<UserIcon size={24} />} title={t('judge.whoTitle')} action={<Button onPress={askForProfile}>{t('judge.introduce')}</Button>}>
						{t('feedback.whoText')}
					</EmptyState>
				) : (
					<FeedbackList key={person ?? profile.name} person={person ?? profile.name} isOwn={person === null || personKey(person) === personKey(profile.name)} />
				)}
			</div>
		</div>
	);
}

function PersonChoice({ own, person, onChange }: { readonly own: string; readonly person: string; readonly onChange: (person: string) => void }) {
	const { t } = useTranslation('review');
	const { kept } = useReview(loadStaff);
	const others = kept.phase === 'loaded' ? kept.value.filter((name) => personKey(name) !== personKey(own)) : [];
	return (
		<Select<string>
			label={t('feedback.person')}
			isLabelHidden
			choices={[own, ...others].map((name) => ({ id: name, name: personKey(name) === personKey(own) ? t('feedback.own', { name: isolated(name) }) : name }))}
			value={person}
			onChange={onChange}
		/>
	);
}

function FeedbackList({ person, isOwn }: { readonly person: string; readonly isOwn: boolean }) {
	const { t } = useTranslation('review');
	const { kept, reload } = useReview(useCallback(() => callDesk('review.feedback', { person }), [person]));
	return (
		<Loaded kept={kept} onReload={reload}>
			{(page) =>
				page.entries.length === 0 ? (
					<EmptyState
						icon={<NoteIcon size={24} />}
						title={t('feedback.empty')}
						action={<a href={hashOf({ screen: 'review', page: 'rounds', roundId: null })}>{t('back')}</a>}
					>
						{page.agreed > 0 ? t('feedback.agreed', { count: page.agreed }) : t('feedback.emptyText')}
					</EmptyState>
				) : (
					<Entries page={page} isOwn={isOwn} />
				)
			}
		</Loaded>
	);
}

function Entries({ page, isOwn }: { readonly page: FeedbackOfPerson; readonly isOwn: boolean }) {
	const { t } = useTranslation('review');
	const faultWords = useFaultWords();
	const [filter, setFilter] = useState<Filter>('all');
	const unread = page.entries.filter(({ isSeen }) => !isSeen);
	const shown = page.entries.filter((entry) => fits(entry, filter));
	const markSeen = (entries: readonly Feedback[]) => {
		callDesk('review.seen', { decisionIds: entries.map(({ decision }) => decision.id) }).catch((error: unknown) =>
			showToast({ level: 'error', text: faultWords(error) }),
		);
	};
	return (
		<>
			<div className="review-title-line">
				<Segmented<Filter>
					label={t('feedback.filter')}
					isLabelHidden
					segments={FILTERS.map((id) => ({
						id,
						name: (
							<>
								{t(`feedback.filters.${id}`)} <span className="review-number">{page.entries.filter((entry) => fits(entry, id)).length}</span>
							</>
						),
					}))}
					value={filter}
					onChange={setFilter}
				/>
				{isOwn && unread.length > 0 && <Button onPress={() => markSeen(unread)}>{t('feedback.markAll')}</Button>}
			</div>
			{shown.length === 0 && <p className="review-aside">{t('feedback.noneOfThese')}</p>}
			<ul className="feedback-list">
				{shown.map((entry) => (
					<FeedbackItem key={entry.decision.id} entry={entry} onSeen={isOwn && !entry.isSeen ? () => markSeen([entry]) : null} />
				))}
			</ul>
			{page.agreed > 0 && <p className="review-aside">{t('feedback.agreed', { count: page.agreed })}</p>}
		</>
	);
}

function FeedbackItem({ entry, onSeen }: { readonly entry: Feedback; readonly onSeen: (() => void) | null }) {
	const { t } = useTranslation(['review', 'flags']);
	const words = useRowWords();
	const { message, decision, own, round } = entry;
	return (
		<li className="feedback-item" data-is-unread={!entry.isSeen || undefined}>
			<p className="item-line-head">
				<Chip tone={entry.isUpheld ? 'outline' : 'warning'}>{t(entry.isUpheld ? 'feedback.upheld' : 'feedback.overturned')}</Chip>
				{!entry.isSeen && <Chip tone="accent">{t('feedback.unread')}</Chip>}
				<LanguageChip tag={message.language} words={words} />
				<span>{entry.category === null ? t('item.unflagged') : t(`flags:category.${entry.category}.name`)}</span>
				<a className="feedback-place" href={hashOf({ screen: 'sessions', sessionId: message.sessionId, messageId: message.id })}>
					{t('feedback.toMessage')}
				</a>
			</p>
			<p className="item-line-text" dir="auto" {...(message.language === 'und' ? {} : { lang: message.language })}>
				{message.text}
			</p>
			<div className="opinions">
				<OpinionCard opinion={own} label={t(entry.as === 'first' ? 'feedback.ownFirst' : 'feedback.ownSecond')} />
				<OpinionCard opinion={{ ...decision, by: decision.author.name }} label={t('decide.decision')} />
			</div>
			<p className="review-facts">
				<bdi>{round.title}</bdi>
				{onSeen !== null && (
					<Button size="small" variant="quiet" onPress={onSeen}>
						{t('feedback.markSeen')}
					</Button>
				)}
			</p>
		</li>
	);
}

function fits({ isUpheld, isSeen }: Feedback, filter: Filter): boolean {
	switch (filter) {
		case 'all':
			return true;
		case 'overturned':
			return !isUpheld;
		case 'upheld':
			return isUpheld;
		case 'unread':
			return !isSeen;
	}
}

function loadStaff(): Promise<readonly string[]> {
	return callDesk('review.staff', {});
}
