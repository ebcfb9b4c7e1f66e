import { type FormEvent, useEffect, useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DeskError } from '../../../shared/contract/errors.ts';
import { VERDICTS } from '../../../shared/model/annotation.ts';
import { CATEGORIES } from '../../../shared/model/category.ts';
import { CORRECTABLE_LANGUAGES } from '../../../shared/model/language.ts';
import { personKey, type ReviewRound, ROUND_TITLE_LENGTH, SEED_LENGTH, STRATA, type Stratum } from '../../../shared/model/review.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FormError } from '../../components/FormError.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { PlusIcon, RetryIcon } from '../../components/icons.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { MultiChoice } from '../../live/MultiChoice.tsx';
import { callDesk } from '../../state/desk.ts';
import { type DraftFault, type DrawDraft, type DrawSpan, emptyDraft, newSeed, planOf, SPANS, withReviewer } from './draw-draft.ts';
import { SampleCount } from './SampleCount.tsx';
import { useDrawChoices } from './use-draw-choices.ts';
import { useSamplePreview } from './use-sample-preview.ts';

interface DrawDialogProps {
	readonly isOpen: boolean;
	readonly onClose: () => void;
	readonly onDrawn: (round: ReviewRound) => void;
}

/** Where a lead puts a sample together and sees at every step what it would hold. */
export function DrawDialog({ isOpen, onClose, onDrawn }: DrawDialogProps) {
	const { t } = useTranslation('review');
	const formId = useId();
	const [isBusy, setIsBusy] = useState(false);
	return (
		<Dialog
			title={t('draw.title')}
			isOpen={isOpen}
			onClose={onClose}
			width="wide"
			footer={
				<>
					<Button onPress={onClose}>{t('draw.cancel')}</Button>
					<Button type="submit" form={formId} variant="primary" isPending={isBusy}>
						{t('draw.draw')}
					</Button>
				</>
			}
		>
			<DrawForm formId={formId} onBusy={setIsBusy} onDrawn={onDrawn} />
		</Dialog>
	);
}

interface DrawFormProps {
	readonly formId: string;
	readonly onBusy: (isBusy: boolean) => void;
	readonly onDrawn: (round: ReviewRound) => void;
}

function DrawForm({ formId, onBusy, onDrawn }: DrawFormProps) {
	const { t } = useTranslation(['review', 'flags']);
	const { date, languageName } = useFormatters();
	const faultWords = useFaultWords();
	const [draft, setDraft] = useState<DrawDraft>(() => emptyDraft(t('draw.defaultTitle', { date: date(Date.now()) }), newSeed(Math.random)));
	const [now] = useState(() => Date.now());
	const [typedName, setTypedName] = useState('');
	const [shownFault, setShownFault] = useState<DraftFault | 'reviewers' | null>(null);
	const [refusal, setRefusal] = useState<unknown>(null);
	const { sessions, staff } = useDrawChoices();
	const planned = useMemo(() => planOf(draft, now), [draft, now]);
	const preview = useSamplePreview('plan' in planned ? planned.plan : null, draft.reviewers);
	const change = (changed: Partial<DrawDraft>) => {
		setDraft((before) => ({ ...before, ...changed }));
		setShownFault(null);
		setRefusal(null);
	};
	useEffect(() => onBusy(false), [onBusy]);

	const addReviewer = () => {
		change({ reviewers: withReviewer(draft.reviewers, typedName, true) });
		setTypedName('');
	};
	const draw = async (event: FormEvent) => {
		event.preventDefault();
		const title = draft.title.trim();
		const fault = title === '' ? 'title' : 'fault' in planned ? planned.fault : draft.reviewers.length === 0 ? 'reviewers' : null;
		setShownFault(fault);
		if (fault !== null || !('plan' in planned)) return;
		onBusy(true);
		try {
			onDrawn(await callDesk('review.draw', { title, plan: planned.plan, reviewers: [...draft.reviewers] }));
		} catch (error) {
			setRefusal(error instanceof DeskError ? error : new Error('failed'));
		} finally {
			onBusy(false);
		}
	};
	const errorOf = (fault: DraftFault | 'reviewers') => (shownFault === fault ? { error: t(`draw.fault.${fault}`) } : {});
	const asked = [...staff, ...draft.reviewers.filter((name) => !staff.some((known) => personKey(known) === personKey(name)))];
	return (
		<form id={formId} className="draw-form" onSubmit={(event) => void draw(event)}>
			<TextField label={t('draw.name')} value={draft.title} onChange={(title) => change({ title })} maxLength={ROUND_TITLE_LENGTH} {...errorOf('title')} />

			<fieldset className="draw-group">
				<legend>{t('draw.what')}</legend>
				<Segmented<DrawSpan>
					label={t('draw.sessions')}
					segments={SPANS.map((id) => ({ id, name: t(`draw.span.${id}`) }))}
					value={draft.span}
					onChange={(span) => change({ span })}
					{...errorOf('sessions')}
				/>
				{draft.span === 'chosen' && (
					<ul className="draw-sessions" aria-label={t('draw.sessions')}>
						{sessions.map(({ id, show, startedAt }) => (
							<li key={id}>
								<Checkbox
									isSelected={draft.sessionIds.includes(id)}
									onChange={(isChosen) => change({ sessionIds: isChosen ? [...draft.sessionIds, id] : draft.sessionIds.filter((chosen) => chosen !== id) })}
								>
									<bdi>{show.title}</bdi> <span className="review-quiet">{date(startedAt)}</span>
								</Checkbox>
							</li>
						))}
					</ul>
				)}
				<div className="draw-choices">
					<MultiChoice
						label={t('draw.categories')}
						choices={CATEGORIES.map((id) => ({ id, name: t(`flags:category.${id}.name`) }))}
						chosen={draft.categories}
						onChange={(categories) => change({ categories })}
					/>
					<MultiChoice
						label={t('draw.languages')}
						choices={CORRECTABLE_LANGUAGES.map((id) => ({ id: id as string, name: languageName(id) }))}
						chosen={draft.languages}
						onChange={(languages) => change({ languages })}
					/>
					<MultiChoice
						label={t('draw.people')}
						choices={staff.map((name) => ({ id: name, name }))}
						chosen={draft.people}
						onChange={(people) => change({ people })}
					/>
					<MultiChoice
						label={t('draw.verdicts')}
						choices={VERDICTS.map((id) => ({ id, name: t(`flags:verdict.${id}`) }))}
						chosen={draft.verdicts}
						onChange={(verdicts) => change({ verdicts })}
					/>
				</div>
			</fieldset>

			<fieldset className="draw-group">
				<legend>{t('draw.howMany')}</legend>
				<div className="draw-size">
					<TextField
						label={draft.sizeBy === 'count' ? t('draw.count') : t('draw.percent')}
						inputMode="numeric"
						value={draft.size}
						onChange={(size) => change({ size })}
						{...errorOf('size')}
					/>
					<Segmented<DrawDraft['sizeBy']>
						label={t('draw.size')}
						segments={(['count', 'share'] as const).map((id) => ({ id, name: t(`draw.sizeBy.${id}`) }))}
						value={draft.sizeBy}
						onChange={(sizeBy) => change({ sizeBy, size: sizeBy === 'count' ? '50' : '10' })}
					/>
					<Select<Stratum>
						label={t('draw.stratify')}
						choices={STRATA.map((id) => ({ id, name: t(`draw.strata.${id}`) }))}
						value={draft.stratifyBy}
						onChange={(stratifyBy) => change({ stratifyBy })}
					/>
				</div>
				<div className="draw-size">
					<TextField
						label={t('draw.unflagged')}
						description={t('draw.unflaggedHint')}
						inputMode="numeric"
						value={draft.unflagged}
						onChange={(unflagged) => change({ unflagged })}
						{...errorOf('unflagged')}
					/>
					<div className="draw-seed">
						<TextField
							label={t('draw.seed')}
							description={t('draw.seedHint')}
							isCode
							value={draft.seed}
							onChange={(seed) => change({ seed })}
							maxLength={SEED_LENGTH}
							{...errorOf('seed')}
						/>
						<IconButton label={t('draw.newSeed')} icon={<RetryIcon />} onPress={() => change({ seed: newSeed(Math.random) })} />
					</div>
				</div>
			</fieldset>

			<fieldset className="draw-group">
				<legend>{t('draw.reviewers')}</legend>
				<p className="review-aside">{t('draw.reviewersHint')}</p>
				<ul className="draw-reviewers">
					{asked.map((name) => (
						<li key={personKey(name)}>
							<Checkbox
								isSelected={draft.reviewers.some((reviewer) => personKey(reviewer) === personKey(name))}
								onChange={(isAsked) => change({ reviewers: withReviewer(draft.reviewers, name, isAsked) })}
							>
								<bdi>{name}</bdi>
							</Checkbox>
						</li>
					))}
				</ul>
				<div className="draw-add">
					<TextField
						label={t('draw.addReviewer')}
						isLabelHidden
						placeholder={t('draw.addReviewer')}
						value={typedName}
						onChange={setTypedName}
						maxLength={80}
						onKeyDown={(event) => {
							if (event.key !== 'Enter' || typedName.trim() === '') return;
							event.preventDefault();
							addReviewer();
						}}
					/>
					<Button icon={<PlusIcon />} isDisabled={typedName.trim() === ''} onPress={addReviewer}>
						{t('draw.add')}
					</Button>
				</div>
				{shownFault === 'reviewers' && <p className="field-error">{t('draw.fault.reviewers')}</p>}
			</fieldset>

			<SampleCount preview={preview} fault={'fault' in planned ? planned.fault : null} stratifyBy={draft.stratifyBy} />
			{shownFault === 'nothing' && <FormError>{t('draw.fault.nothing')}</FormError>}
			{refusal !== null && <FormError>{faultWords(refusal)}</FormError>}
		</form>
	);
}
