import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { searchFold } from '../../../shared/model/search-fold.ts';
import type { ExceptionType, TeamException } from '../../../shared/model/team-exception.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { DownloadIcon, SearchIcon, UploadIcon, WarningIcon } from '../../components/icons.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { TextField } from '../../components/TextField.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { saveBlob } from '../../sessions/export-session.ts';
import { callDesk } from '../../state/desk.ts';
import { withProfile } from '../../state/profile-prompt.ts';
import { AddDomain } from './AddDomain.tsx';
import { AddSensitive } from './AddSensitive.tsx';
import { ImportListDialog } from './ImportListDialog.tsx';
import { ListItem } from './ListItem.tsx';
import { type ListType, writeList } from './list-file.ts';
import { useExceptions } from './use-exceptions.ts';
import './records.css';

/** A list can have thousands; what is not in sight is found by searching. */
const AT_ONCE = 200;

const TYPES: readonly ExceptionType[] = ['sensitive', 'domain', 'phrase', 'author'];

/** Lists that are also kept as files; the others are decided message by message. */
function isListFile(type: ExceptionType): type is ListType {
	return type === 'domain' || type === 'sensitive';
}

/** What the team has decided about findings in general: to read, to add to, to take back, to bring along from elsewhere. */
export function TeamLists() {
	const { t } = useTranslation('records');
	const faultWords = useFaultWords();
	const { number } = useFormatters();
	const { kept, reload } = useExceptions();
	const [type, setType] = useState<ExceptionType>('sensitive');
	const [typed, setTyped] = useState('');
	const [isImporting, setIsImporting] = useState(false);
	const [most, setMost] = useState(AT_ONCE);
	const exceptions = kept.phase === 'loaded' ? kept.value : NONE;
	const ofType = useMemo(() => exceptions.filter(({ body }) => body.type === type), [exceptions, type]);
	const shown = useMemo(() => {
		const wanted = searchFold(typed).trim();
		return wanted === '' ? ofType : ofType.filter((exception) => searchFold(wordsIn(exception)).includes(wanted));
	}, [ofType, typed]);

	const fail = (error: unknown) => showToast({ level: 'error', text: faultWords(error) });
	const bringBack = (id: string) => void callDesk('exception.remove', { id }).then(() => showToast({ level: 'info', text: t('done.restored') }), fail);
	const remove = ({ id }: TeamException) =>
		withProfile(() => {
			callDesk('exception.remove', { id }).then(
				(act) => showToast({ level: 'success', text: t('done.removed'), action: { label: t('undo'), onAction: () => bringBack(act.id) } }),
				fail,
			);
		});
	const exportList = (listType: ListType) => {
		const file = `showdesk-${listType === 'domain' ? 'domains' : 'sensitive-words'}.csv`;
		saveBlob(new Blob([writeList(listType, ofType)], { type: 'text/csv' }), file);
		showToast({ level: 'success', text: t('lists.exported', { file }) });
	};

	const content = () => {
		if (kept.phase === 'loading') return <EmptyState title={t('record.loading')} />;
		if (kept.phase === 'failed') {
			return (
				<EmptyState tone="error" icon={<WarningIcon size={24} />} title={t('lists.failed')} action={<Button onPress={reload}>{t('record.retry')}</Button>}>
					{faultWords(kept.error)}
				</EmptyState>
			);
		}
		if (ofType.length === 0) return <EmptyState title={t(`lists.empty.${type}`)}>{t(`lists.emptyText.${type}`)}</EmptyState>;
		if (shown.length === 0) return <p className="records-aside">{t('lists.noMatch')}</p>;
		return (
			<>
				<ul className="team-list" aria-label={t(`lists.name.${type}`)}>
					{shown.slice(0, most).map((exception) => (
						<ListItem key={exception.id} exception={exception} onRemove={remove} />
					))}
				</ul>
				{shown.length > most && (
					<Button size="small" variant="quiet" onPress={() => setMost(most + AT_ONCE)}>
						{t('record.more')}
					</Button>
				)}
			</>
		);
	};
	return (
		<div className="screen-page records-page">
			<section aria-label={t('lists.title')} className="team-lists">
				<h2>{t('lists.title')}</h2>
				<Segmented
					label={t('lists.which')}
					isLabelHidden
					segments={TYPES.map((id) => {
						const count = exceptions.filter(({ body }) => body.type === id).length;
						return { id, name: count === 0 ? t(`lists.name.${id}`) : `${t(`lists.name.${id}`)} ${number(count)}` };
					})}
					value={type}
					onChange={(chosen) => {
						setType(chosen);
						setTyped('');
						setMost(AT_ONCE);
					}}
				/>
				<p className="records-aside">{t(`lists.about.${type}`)}</p>
				{type === 'domain' && <AddDomain />}
				{type === 'sensitive' && <AddSensitive />}
				<div className="team-list-tools">
					<TextField
						label={t('lists.search')}
						isLabelHidden
						type="search"
						placeholder={t('lists.search')}
						icon={<SearchIcon />}
						value={typed}
						onChange={setTyped}
					/>
					{isListFile(type) && (
						<>
							<Button icon={<UploadIcon />} onPress={() => setIsImporting(true)}>
								{t('lists.import')}
							</Button>
							<Button icon={<DownloadIcon />} isDisabled={ofType.length === 0} onPress={() => exportList(type)}>
								{t('lists.export')}
							</Button>
						</>
					)}
				</div>
				{content()}
			</section>
			{isImporting && isListFile(type) && <ImportListDialog type={type} onClose={() => setIsImporting(false)} />}
		</div>
	);
}

const NONE: readonly TeamException[] = [];

/** What a search looks through. */
function wordsIn({ body, author, comment }: TeamException): string {
	switch (body.type) {
		case 'author':
			return [body.person.name, author.name, comment].join(' ');
		case 'phrase':
			return [body.words, author.name, comment].join(' ');
		case 'domain':
			return [body.domain, author.name, comment].join(' ');
		case 'sensitive':
			return [body.pattern, body.note, author.name, comment].join(' ');
	}
}
