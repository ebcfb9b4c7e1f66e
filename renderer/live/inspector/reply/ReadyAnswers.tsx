import { useTranslation } from 'react-i18next';
import { isolated } from '../../../../shared/model/explanation.ts';
import { Button } from '../../../components/Button.tsx';
import { WarningIcon } from '../../../components/icons.tsx';
import { useFormatters } from '../../../i18n/use-formatters.ts';
import type { Proposal } from './proposals.ts';

/** What can be said as it is, or translated as it is. */
export function ReadyAnswers({ proposals, onTake }: { readonly proposals: readonly Proposal[]; readonly onTake: (proposal: Proposal) => void }) {
	const { t } = useTranslation('replies');
	const { languageName, list } = useFormatters();
	if (proposals.length === 0) return null;
	return (
		<section className="reply-ready" aria-label={t('proposals')}>
			<h4 className="field-label">{t('proposals')}</h4>
			<ul>
				{proposals.map((proposal) => (
					<li key={`${proposal.origin} ${proposal.product ?? ''} ${proposal.text}`}>
						<p lang={proposal.language} dir="auto">
							{proposal.text}
						</p>
						{proposal.open.length > 0 && (
							<p className="reply-unverified">
								<WarningIcon size={12} />
								<span>{t('slotsOpen', { slots: isolated(list(proposal.open.map((slot) => `{${slot}}`))) })}</span>
							</p>
						)}
						<div className="reply-ready-foot">
							<span className="reply-quiet">
								{t(`origin.${proposal.origin}`)}
								{proposal.product !== null && (
									<>
										{' · '}
										<bdi>{proposal.product}</bdi>
									</>
								)}
								{proposal.isDraft && ` · ${t('ofLanguage', { language: languageName(proposal.language) })}`}
							</span>
							<Button size="small" onPress={() => onTake(proposal)}>
								{proposal.isDraft ? t('useDraft') : t('use')}
							</Button>
						</div>
					</li>
				))}
			</ul>
		</section>
	);
}
