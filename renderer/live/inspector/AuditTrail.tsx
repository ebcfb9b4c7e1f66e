import { useTranslation } from 'react-i18next';
import { type Annotation, undoneIds } from '../../../shared/model/annotation.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import type { MessageEntry } from '../../state/feed/message-book.ts';

/** Everything anybody did with this message, what was taken back included; nothing is ever erased. */
export function AuditTrail({ entry: { annotations } }: { readonly entry: MessageEntry }) {
	const { t } = useTranslation(['live', 'flags', 'replies']);
	const { dateTime, timeOfDay } = useFormatters();
	const describe = useAct();
	if (annotations.length === 0) return null;
	const undone = undoneIds(annotations);
	return (
		<section className="inspector-section" aria-label={t('audit.name')}>
			<h2>
				{t('audit.name')}
				<span className="inspector-count">{annotations.length}</span>
			</h2>
			<ol className="audit">
				{annotations.map((annotation) => {
					const isUndone = undone.has(annotation.id);
					return (
						<li key={annotation.id} className="audit-row" data-is-undone={isUndone || undefined}>
							<time className="message-time" title={dateTime(annotation.at)}>
								{timeOfDay(annotation.at)}
							</time>
							<span>
								<bdi className="audit-who">{annotation.author.name}</bdi>{' '}
								{isUndone ? <del>{describe(annotation, annotations)}</del> : describe(annotation, annotations)}
								{isUndone && <span className="audit-undone"> {t('audit.undone')}</span>}
								<ByGuidelines body={annotation.body} />
								<Quoted body={annotation.body} />
							</span>
						</li>
					);
				})}
			</ol>
		</section>
	);
}

/** Which guidelines it was done by. */
function ByGuidelines({ body }: { readonly body: Annotation['body'] }) {
	const { t } = useTranslation('labels');
	const guidelines = 'guidelines' in body ? body.guidelines : undefined;
	if (guidelines === undefined) return null;
	const { general, label } = guidelines;
	const words = [
		...(general === undefined ? [] : [t('trail.guidelines', { version: general })]),
		...(label === undefined ? [] : [t('trail.labelGuidelines', { version: label })]),
	];
	return <span className="audit-undone"> · {words.join(' · ')}</span>;
}

/** What the person wrote with it. */
function Quoted({ body }: { readonly body: Annotation['body'] }) {
	const quoted = body.type === 'reply' ? body.text : 'comment' in body ? body.comment : undefined;
	if (quoted === undefined) return null;
	return (
		<q className="audit-comment" dir="auto" {...(body.type === 'reply' ? { lang: body.to } : {})}>
			{quoted}
		</q>
	);
}

/** One act in words. */
function useAct() {
	const { t } = useTranslation(['live', 'flags', 'replies', 'labels']);
	const { languageName } = useFormatters();
	return (annotation: Annotation, all: readonly Annotation[]): string => {
		const { body } = annotation;
		switch (body.type) {
			case 'verdict': {
				const verdict = t(`flags:verdict.${body.verdict}`);
				return body.reason === undefined
					? t('audit.verdict', { verdict })
					: t('audit.verdictWithReason', { verdict, reason: t(`flags:dismissal.${body.reason}`) });
			}
			case 'note':
				return t('audit.note');
			case 'flag':
				return t('audit.flag', { category: t(`flags:category.${body.category}.name`) });
			case 'language':
				return t('audit.language', { language: languageName(body.tag) });
			case 'translation':
				return t('audit.translation', { language: languageName(body.to) });
			case 'reply':
				return t(`replies:audit.${body.sent}`, { language: languageName(body.to) });
			case 'label':
				return t('labels:trail.given', { label: body.name });
			case 'approval':
				return t('audit.approval');
			case 'undo': {
				const target = all.find((other) => other.id === body.annotationId);
				return target === undefined ? t('audit.undo') : t('audit.undoOf', { name: target.author.name });
			}
		}
	};
}
