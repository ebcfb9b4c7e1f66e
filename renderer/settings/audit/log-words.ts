import { useTranslation } from 'react-i18next';
import { REPLY_WAYS, VERDICTS } from '../../../shared/model/annotation.ts';
import { type LogAct, type LogLine, OWN_ACTS } from '../../../shared/model/audit.ts';
import { CATEGORIES } from '../../../shared/model/category.ts';
import { RETENTION_ACTIONS } from '../../../shared/model/keeping.ts';
import { useFormatters } from '../../i18n/use-formatters.ts';
import { hashOf } from '../../state/route.ts';

/** A line of the log in the reader's language: what was done, and the values that no sentence has room for. */
export interface LogWords {
	readonly act: string;
	readonly values: readonly string[];
}

const EXCEPTION_TYPES = ['author', 'phrase', 'domain', 'sensitive'] as const;
const LABEL_CHANGES = ['added', 'reworded', 'retired', 'brought-back', 'reordered'] as const;
/** Values of acts on sessions and on the store that are told behind the sentence. */
const TOLD_VALUES = [
	'format',
	'added',
	'known',
	'leftOut',
	'messages',
	'savedMessages',
	'flags',
	'lines',
	'sessions',
	'authors',
	'items',
	'reviewers',
	'seed',
	'tags',
	'file',
	'root',
	'reason',
	'pseudonym',
] as const;
/** Of a seal so much that two can be told apart. */
const SHOWN_ROOT = 12;

/** How lines of the log read. */
export function useLogWords(): (line: LogLine) => LogWords {
	const { t } = useTranslation(['audit', 'flags']);
	const { languageName, number } = useFormatters();

	const shownValue = (value: string | number) => (typeof value === 'number' ? number(value) : value);
	const what = ({ act, detail }: LogLine): string => {
		if (act === 'act.undone') {
			const of = OWN_ACTS.find((own) => own === detail.of);
			return of !== undefined && isUndone(of) ? t(`what.${of}`) : t('what.act.undone');
		}
		if (act === 'exception.added' || act === 'exception.removed') {
			const type = EXCEPTION_TYPES.find((id) => id === detail.type) ?? 'phrase';
			return t(`exception.${type}`, { domain: detail.domain ?? '' });
		}
		if (act === 'labels.changed') return t(`labels.${LABEL_CHANGES.find((id) => id === detail.done) ?? 'reworded'}`, { name: detail.name ?? '' });
		if (act === 'guidelines.changed') return detail.name === undefined ? t('guidelines.general') : t('guidelines.label', { name: detail.name });
		return '';
	};

	return (line) => {
		const { act, detail } = line;
		const category = CATEGORIES.find((id) => id === detail.category);
		const verdict = VERDICTS.find((id) => id === detail.verdict);
		const sent = REPLY_WAYS.find((id) => id === detail.sent);
		const by = detail.by === 'host' || detail.by === 'staff' ? detail.by : null;
		return {
			act: t(`act.${act}`, {
				category: category === undefined ? t('unknownFlag') : t(`flags:category.${category}.name`),
				verdict: verdict === undefined ? '' : t(`flags:verdict.${verdict}`),
				language: typeof detail.language === 'string' ? languageName(detail.language) : '',
				sent: sent === undefined ? '' : t(`sent.${sent}`),
				by: by === null ? '' : t(`by.${by}`),
				label: detail.label ?? '',
				pack: detail.pack ?? '',
				rule: detail.rule ?? '',
				version: detail.version ?? '',
				what: what(line),
			}),
			values: [
				// The title of what is gone, or was never a session's.
				...[detail.product, line.session?.title == null ? detail.title : undefined].flatMap((value) => (value === undefined ? [] : [shownValue(value)])),
				...(act === 'review.decided' && verdict !== undefined ? [t(`flags:verdict.${verdict}`)] : []),
				...(act === 'report.made' && typeof detail.language === 'string' ? [languageName(detail.language)] : []),
				...(detail.personalData === 'masked' || detail.personalData === 'kept' ? [t(`personalData.${detail.personalData}`)] : []),
				...(detail.from === 'backup' || detail.from === 'salvage' ? [t(`from.${detail.from}`)] : []),
				...RETENTION_ACTIONS.filter((id) => act === 'retention.set' && id === detail.action).map((id) => t(`retention.${id}`, { days: detail.days ?? '' })),
				...TOLD_VALUES.flatMap((name) => {
					const value = detail[name];
					return value === undefined ? [] : [t(`detail.${name}`, { value: name === 'root' ? String(value).slice(0, SHOWN_ROOT) : shownValue(value) })];
				}),
			],
		};
	};
}

const UNDONE_ACTS = [
	'verdict.given',
	'note.written',
	'flag.added',
	'label.given',
	'language.corrected',
	'translation.written',
	'translation.approved',
	'reply.made',
	'act.undone',
] as const;

function isUndone(act: LogAct): act is (typeof UNDONE_ACTS)[number] {
	return UNDONE_ACTS.some((other) => other === act);
}

/** Where it was done, as an address of the page; null where there is no such place, or none any more. */
export function placeOfLine({ act, session, messageId, detail }: LogLine): string | null {
	if (session !== null) {
		if (session.title === null) return null;
		if (act === 'question.answered' || act === 'question.reopened') return hashOf({ screen: 'questions', sessionId: session.id });
		return hashOf({ screen: 'sessions', sessionId: session.id, messageId });
	}
	switch (act) {
		case 'answer.approved':
		case 'answer.withdrawn':
			return hashOf({ screen: 'questions', sessionId: null });
		case 'pack.saved':
			return typeof detail.pack === 'string' ? hashOf({ screen: 'rules', pack: detail.pack, rule: null }) : null;
		case 'pack.deleted':
			return hashOf({ screen: 'rules', pack: null, rule: null });
		case 'rule.looked':
			return hashOf({ screen: 'rules', pack: 'records', rule: null });
		case 'exception.added':
		case 'exception.removed':
			return hashOf({ screen: 'rules', pack: 'lists', rule: null });
		case 'labels.changed':
		case 'guidelines.changed':
			return hashOf({ screen: 'settings', page: 'labels' });
		case 'retention.set':
		case 'retention.applied':
		case 'author.anonymised':
		case 'backup.made':
		case 'backup.restored':
		case 'store.recovered':
			return hashOf({ screen: 'settings', page: 'keeping' });
		default:
			return null;
	}
}
