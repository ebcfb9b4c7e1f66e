import { useTranslation } from 'react-i18next';
import type { Quantity, UnderstoodFact } from '../../shared/model/product-sheet.ts';
import { quantityWords } from '../../shared/model/quantity-words.ts';
import { CheckIcon } from '../components/icons.tsx';
import { useInterfaceLanguage } from '../i18n/use-formatters.ts';
import { useTopicNames } from './topic-names.ts';

/** What the desk understood of one fact: what will be checked, or that it is kept for people to read. */
export function UnderstoodWords({ name, fact: { topic, value } }: { readonly name: string; readonly fact: UnderstoodFact }) {
	const { t } = useTranslation('products');
	const topics = useTopicNames();
	const language = useInterfaceLanguage();
	// Latin digits on the Arabic screen, as everywhere in the page.
	const locale = language === 'ar' ? 'ar-u-nu-latn' : language;
	const wordsOf = (quantity: Quantity) =>
		quantityWords(quantity, locale, {
			lifetime: t('understood.lifetime'),
			atMost: (most) => t('understood.atMost', { value: most }),
			atLeast: (least) => t('understood.atLeast', { value: least }),
		});
	const isReadAsTopic = topic !== null && topics.nameFor(name) !== topic;
	return (
		<>
			{isReadAsTopic && <span>{t('understood.as', { topic: topics.wordFor(topic) })}</span>}
			{value.kind === 'quantities' ? (
				<span className="fact-checked">
					<CheckIcon size={12} />
					{value.quantities.map((quantity) => (
						<bdi key={JSON.stringify(quantity)}>{wordsOf(quantity)}</bdi>
					))}
				</span>
			) : (
				<span>{t(`understood.${value.kind}`)}</span>
			)}
		</>
	);
}
