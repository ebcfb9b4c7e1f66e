import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewException } from '../../../shared/contract/contract.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { callDesk, useProfile } from '../../state/desk.ts';
import { withProfile } from '../../state/profile-prompt.ts';
import { useDecisionFaultWords } from './use-decision-fault-words.ts';

/** Something a person decides for the team. */
export interface Decision {
	readonly exception: NewException;
	/** What to say once it counts. */
	readonly done: string;
	/** What nobody will be warned of any more, a sentence each; null where no security finding is silenced. */
	readonly risks: readonly string[] | null;
}

/**
 * Takes decisions for the team: with a way back, and never silently where security is at stake.
 * @returns `question` belongs into the page: it asks before a risk is taken
 */
export function useDecision(): { readonly decide: (decision: Decision, then?: () => void) => void; readonly question: ReactNode } {
	const { t } = useTranslation('records');
	const faultWords = useDecisionFaultWords();
	const profile = useProfile();
	const [asked, setAsked] = useState<{ readonly decision: Decision; readonly then: (() => void) | undefined } | null>(null);

	const fail = (error: unknown) => showToast({ level: 'error', text: faultWords(error) });
	const takeBack = (id: string) => {
		callDesk('exception.remove', { id }).then(() => showToast({ level: 'info', text: t('done.removed') }), fail);
	};
	const write = ({ exception, done, risks }: Decision, then: (() => void) | undefined) => {
		withProfile(() => {
			callDesk('exception.add', { exception, acceptsRisk: risks !== null }).then(({ id }) => {
				showToast({ level: 'success', text: done, action: { label: t('undo'), onAction: () => takeBack(id) } });
				then?.();
			}, fail);
		});
	};

	return {
		decide: (decision, then) => {
			if (decision.risks === null) write(decision, then);
			else setAsked({ decision, then });
		},
		question: (
			<ConfirmDialog
				title={t('risk.title')}
				isOpen={asked !== null}
				isDanger
				confirmLabel={t('risk.confirm')}
				onCancel={() => setAsked(null)}
				onConfirm={() => {
					if (asked !== null) write(asked.decision, asked.then);
					setAsked(null);
				}}
			>
				<div className="decision-risks">
					{asked?.decision.risks?.map((risk) => (
						<p key={risk}>{risk}</p>
					))}
					<p>{t('risk.seen')}</p>
					{profile?.role === 'specialist' && <p>{t('risk.forSpecialist')}</p>}
				</div>
			</ConfirmDialog>
		),
	};
}
