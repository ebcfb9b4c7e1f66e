import { useTranslation } from 'react-i18next';
import { isolated } from '../../../shared/model/explanation.ts';
import { type ExceptionBody, type ExceptionScope, type TeamException, touchesSecurity } from '../../../shared/model/team-exception.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { DeleteIcon } from '../../components/icons.tsx';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { SeverityMark } from '../../live/SeverityMark.tsx';

interface ListItemProps {
	readonly exception: TeamException;
	readonly onRemove: (exception: TeamException) => void;
}

/** One decision: what, how far it reaches, who made it and when. */
export function ListItem({ exception, onRemove }: ListItemProps) {
	const { t } = useTranslation(['records', 'flags']);
	const { dateTime, languageName } = useFormatters();
	const { body, author, at, comment } = exception;
	return (
		<li className="team-list-item">
			<div className="team-list-words">
				<p className="team-list-name">
					{body.type === 'sensitive' && <SeverityMark severity={body.severity} size={12} />}
					<bdi className={body.type === 'sensitive' || body.type === 'domain' ? 'team-list-code' : undefined}>{nameOf(body)}</bdi>
					{touchesSecurity(body) && body.type !== 'domain' && <span className="team-list-security">{t('lists.security')}</span>}
				</p>
				<p className="team-list-reach">
					{(body.type === 'author' || body.type === 'phrase') && <Scope scope={body.scope} />}
					{body.type === 'author' && <bdi dir="ltr">{body.person.realm}</bdi>}
					{body.type === 'domain' && <span>{t(body.withSubdomains ? 'lists.below' : 'lists.exactly')}</span>}
					{body.type === 'sensitive' && (
						<>
							<span>{t(`flags:severity.${body.severity}`)}</span>
							<span>{body.language === null ? t('lists.anyLanguage') : languageName(body.language)}</span>
							{body.note !== '' && <bdi>{body.note}</bdi>}
						</>
					)}
					<span>{t('lists.by', { name: isolated(author.name), date: dateTime(at) })}</span>
				</p>
				{comment !== null && (
					<q className="team-list-comment">
						<bdi>{comment}</bdi>
					</q>
				)}
			</div>
			<IconButton label={t('lists.removeOf', { name: isolated(nameOf(body)) })} icon={<DeleteIcon />} onPress={() => onRemove(exception)} />
		</li>
	);
}

function Scope({ scope }: { readonly scope: ExceptionScope }) {
	const { t } = useTranslation(['records', 'flags']);
	if (scope.type === 'accuracy') return <span>{t('lists.scope.accuracy')}</span>;
	return (
		<span>
			{t(`flags:category.${scope.category}.name`)}
			{scope.type === 'rule' && (
				<>
					{' · '}
					<code dir="ltr">{scope.rule}</code>
				</>
			)}
		</span>
	);
}

function nameOf(body: ExceptionBody): string {
	switch (body.type) {
		case 'author':
			return body.person.name;
		case 'phrase':
			return body.words;
		case 'domain':
			return body.domain;
		case 'sensitive':
			return body.pattern;
	}
}
