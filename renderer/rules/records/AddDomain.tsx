import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isolated } from '../../../shared/model/explanation.ts';
import { DOMAIN_LENGTH } from '../../../shared/model/team-exception.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { PlusIcon } from '../../components/icons.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useDecision } from './use-decision.tsx';

/** Where links may lead from now on. */
export function AddDomain() {
	const { t } = useTranslation('records');
	const { decide, question } = useDecision();
	const [typed, setTyped] = useState('');
	const [withSubdomains, setWithSubdomains] = useState(true);
	const add = () => {
		const domain = isolated(typed);
		decide(
			{
				exception: { type: 'domain', domain: typed.trim(), withSubdomains },
				done: t('done.domain', { domain }),
				risks: [t(withSubdomains ? 'risk.domainBelow' : 'risk.domain', { domain })],
			},
			() => setTyped(''),
		);
	};
	return (
		<form
			className="team-list-add"
			onSubmit={(event) => {
				event.preventDefault();
				if (typed.trim() !== '') add();
			}}
		>
			<TextField label={t('lists.domainLabel')} description={t('lists.domainHint')} isCode value={typed} onChange={setTyped} maxLength={DOMAIN_LENGTH} />
			<Checkbox isSelected={withSubdomains} onChange={setWithSubdomains}>
				{t('lists.withSubdomains')}
			</Checkbox>
			<Button type="submit" icon={<PlusIcon />} isDisabled={typed.trim() === ''}>
				{t('lists.add')}
			</Button>
			{question}
		</form>
	);
}
