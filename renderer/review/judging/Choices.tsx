import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DISMISSAL_REASONS, type DismissalReason } from '../../../shared/model/annotation.ts';
import { CATEGORIES, type Category } from '../../../shared/model/category.ts';
import { useShortcuts } from '../../app/shortcuts.ts';
import { Keys } from '../../components/Keys.tsx';

interface ChoicesProps {
	readonly question: string;
	readonly onCancel: () => void;
	readonly children: ReactNode;
}

/** A question to be answered by one key each. */
function Choices({ question, onCancel, children }: ChoicesProps) {
	const { t } = useTranslation('review');
	const section = useRef<HTMLElement>(null);
	useEffect(() => section.current?.focus({ preventScroll: true }), []);
	useShortcuts([{ keys: 'Escape', group: 'judging', run: onCancel }]);
	return (
		<section className="judge-choices" aria-label={question} tabIndex={-1} ref={section}>
			<p className="judge-question">{question}</p>
			<div className="judge-choice-list">{children}</div>
			<button type="button" className="link-button" onClick={onCancel}>
				{t('judge.cancel')} <Keys keys="Esc" />
			</button>
		</section>
	);
}

interface ChoiceProps {
	readonly keys: string;
	readonly onChoose: () => void;
	readonly children: ReactNode;
}

function Choice({ keys, onChoose, children }: ChoiceProps) {
	return (
		<button type="button" className="judge-choice" onClick={onChoose}>
			<kbd>{keys}</kbd>
			{children}
		</button>
	);
}

/** Why it is no finding: `d` once more says it without a reason. */
export function ReasonChoices({ onChoose, onCancel }: { readonly onChoose: (reason: DismissalReason | undefined) => void; readonly onCancel: () => void }) {
	const { t } = useTranslation(['review', 'flags']);
	useShortcuts([
		...DISMISSAL_REASONS.map((reason, index) => ({ keys: String(index + 1), group: 'judging' as const, run: () => onChoose(reason) })),
		{ keys: 'd', group: 'judging', run: () => onChoose(undefined) },
	]);
	return (
		<Choices question={t('judge.whyDismissed')} onCancel={onCancel}>
			{DISMISSAL_REASONS.map((reason, index) => (
				<Choice key={reason} keys={String(index + 1)} onChoose={() => onChoose(reason)}>
					{t(`flags:dismissal.${reason}`)}
				</Choice>
			))}
			<Choice keys="d" onChoose={() => onChoose(undefined)}>
				{t('judge.noReason')}
			</Choice>
		</Choices>
	);
}

const CATEGORY_KEYS = 'abcdefghijklmnopqrst';

/** What was missed: a letter for each category. */
export function CategoryChoices({ onChoose, onCancel }: { readonly onChoose: (category: Category) => void; readonly onCancel: () => void }) {
	const { t } = useTranslation(['review', 'flags']);
	useShortcuts(CATEGORIES.map((category, index) => ({ keys: CATEGORY_KEYS[index] ?? '', group: 'judging' as const, run: () => onChoose(category) })));
	return (
		<Choices question={t('judge.whatMissed')} onCancel={onCancel}>
			{CATEGORIES.map((category, index) => (
				<Choice key={category} keys={CATEGORY_KEYS[index] ?? ''} onChoose={() => onChoose(category)}>
					{t(`flags:category.${category}.name`)}
				</Choice>
			))}
		</Choices>
	);
}
