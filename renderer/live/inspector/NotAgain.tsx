import { useTranslation } from 'react-i18next';
import type { NewException } from '../../../shared/contract/contract.ts';
import { familyOf } from '../../../shared/model/category.ts';
import { isolated } from '../../../shared/model/explanation.ts';
import type { Flag } from '../../../shared/model/flag.ts';
import type { Message } from '../../../shared/model/message.ts';
import { type ExceptionScope, PHRASE_LENGTH } from '../../../shared/model/team-exception.ts';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { MoreIcon } from '../../components/icons.tsx';
import { Menu, type MenuAction } from '../../components/Menu.tsx';
import { useDecision } from '../../rules/records/use-decision.tsx';
import './not-again.css';

/** Findings about who writes, or how often: their words are innocent. */
const NOT_OF_WORDS = /^detect\.(?:impersonation\.|spam\.flood$)/;

/** What a dismissal teaches: whom, which words, which address not to flag for it again. One click each, and the wider choices in a menu. */
export function NotAgain({ flag, message }: { readonly flag: Flag; readonly message: Message }) {
	const { t } = useTranslation(['records', 'flags']);
	const { decide, question } = useDecision();
	const { rule, category, explanation } = flag;
	const isSecurity = familyOf(category) === 'security';
	const categoryName = t(`flags:category.${category}.name`);
	const name = isolated(message.author.name);
	const matched = explanation.matched.trim();
	const ofRule: ExceptionScope = { type: 'rule', rule, category };
	const ofCategory: ExceptionScope = { type: 'category', category };

	const exempt = (scope: ExceptionScope) =>
		decide({
			exception: { type: 'author', messageId: message.id, scope },
			done: t('done.author', { name }),
			risks: isSecurity && scope.type !== 'accuracy' ? [t('risk.author', { name, category: categoryName })] : null,
		});
	const excuse = (scope: ExceptionScope) =>
		decide({
			exception: { type: 'phrase', words: matched, scope },
			done: t('done.phrase', { words: isolated(matched) }),
			risks: isSecurity ? [t('risk.phrase', { words: isolated(matched), category: categoryName })] : null,
		});
	const allow = (exception: Extract<NewException, { type: 'domain' }>) => {
		const domain = isolated(exception.domain);
		decide({
			exception,
			done: t('done.domain', { domain }),
			risks: [
				t(exception.withSubdomains ? 'risk.domainBelow' : 'risk.domain', { domain }),
				...(rule === 'detect.link.shortened' ? [t('risk.shortened')] : []),
				...(rule === 'detect.link.lookalike' ? [t('risk.lookalike')] : []),
			],
		});
	};

	const domain = category === 'link' ? explanation.facts?.domain : undefined;
	const hasAuthor = message.author.id !== '';
	const hasWords = domain === undefined && matched !== '' && matched.length <= PHRASE_LENGTH && !NOT_OF_WORDS.test(rule);
	const wider: MenuAction[] = [
		...(hasAuthor ? [{ id: 'person', name: t('notAgain.personCategory', { category: categoryName }), onAction: () => exempt(ofCategory) }] : []),
		...(hasAuthor && !isSecurity ? [{ id: 'accuracy', name: t('notAgain.personAccuracy'), onAction: () => exempt({ type: 'accuracy' }) }] : []),
		...(hasWords ? [{ id: 'words', name: t('notAgain.wordsCategory', { category: categoryName }), onAction: () => excuse(ofCategory) }] : []),
		...(domain === undefined
			? []
			: [
					{
						id: 'domain',
						name: t('notAgain.domainOnly', { domain: isolated(domain) }),
						onAction: () => allow({ type: 'domain', domain, withSubdomains: false }),
					},
				]),
	];
	return (
		<section className="not-again" aria-label={t('notAgain.title')}>
			<h4 className="not-again-title">{t('notAgain.title')}</h4>
			<div className="not-again-acts">
				{hasWords && (
					<Button size="small" onPress={() => excuse(ofRule)}>
						{t('notAgain.words')}
					</Button>
				)}
				{domain !== undefined && (
					<Button size="small" onPress={() => allow({ type: 'domain', domain, withSubdomains: true })}>
						{t('notAgain.domain')}
					</Button>
				)}
				{hasAuthor && (
					<Button size="small" onPress={() => exempt(ofRule)}>
						{t('notAgain.person')}
					</Button>
				)}
				{wider.length > 0 && <Menu label={t('notAgain.wider')} trigger={<IconButton label={t('notAgain.wider')} icon={<MoreIcon />} />} actions={wider} />}
			</div>
			<p className="not-again-hint">{t('notAgain.hint')}</p>
			{question}
		</section>
	);
}
