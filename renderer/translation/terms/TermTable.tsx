import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedConcept, Term } from '../../../shared/model/term.ts';
import { Chip } from '../../components/Chip.tsx';
import { CloseIcon } from '../../components/icons.tsx';
import { LanguageTag } from '../LanguageTag.tsx';
import { nameOf } from './term-draft.ts';

interface TermTableProps {
	readonly concepts: readonly SavedConcept[];
	readonly onOpen: (saved: SavedConcept) => void;
}

const ROW_PX = 45;

/** The team's terms, as many as there are: only what is in sight is drawn. */
export function TermTable({ concepts, onOpen }: TermTableProps) {
	const { t } = useTranslation('engines');
	const scroller = useRef<HTMLDivElement>(null);
	const virtualizer = useVirtualizer({
		count: concepts.length,
		getScrollElement: () => scroller.current,
		estimateSize: () => ROW_PX,
		getItemKey: (index) => concepts[index]?.id ?? index,
		overscan: 12,
		useFlushSync: false,
	});
	return (
		<div ref={scroller} className="term-scroller">
			<table className="term-table" aria-label={t('terms.table')} aria-rowcount={concepts.length + 1}>
				<thead>
					<tr className="term-row term-head" aria-rowindex={1}>
						<th scope="col">{t('terms.terms')}</th>
						<th scope="col">{t('terms.product')}</th>
						<th scope="col">{t('terms.note')}</th>
					</tr>
				</thead>
				<tbody className="term-rows" style={{ blockSize: virtualizer.getTotalSize() }}>
					{virtualizer.getVirtualItems().map((item) => {
						const saved = concepts[item.index];
						if (saved === undefined) return null;
						const { concept } = saved;
						return (
							<tr
								key={saved.id}
								ref={virtualizer.measureElement}
								data-index={item.index}
								aria-rowindex={item.index + 2}
								className="term-row term-line"
								style={{ transform: `translateY(${item.start}px)` }}
							>
								<td className="term-cell">
									<button type="button" className="term-open" aria-label={t('terms.edit', { term: nameOf(concept) })} onClick={() => onOpen(saved)} />
									{concept.terms.map((term) => (
										<TermWord key={`${term.language} ${term.text}`} term={term} />
									))}
									{concept.isUntranslatable && <Chip tone="outline">{t('terms.untranslatable')}</Chip>}
								</td>
								<td className="term-cell term-product" dir="auto">
									{concept.product ?? t('terms.allProducts')}
								</td>
								<td className="term-note" dir="auto">
									{concept.note}
								</td>
							</tr>
						);
					})}
				</tbody>
			</table>
		</div>
	);
}

function TermWord({ term: { language, text, status } }: { readonly term: Term }) {
	const { t } = useTranslation('engines');
	return (
		<span className="term-word" data-status={status} title={t(`terms.status.${status}`)}>
			<LanguageTag tag={language} />
			<bdi lang={language}>{text}</bdi>
			{status === 'forbidden' && <CloseIcon size={12} />}
			{status !== 'preferred' && <span className="visually-hidden">{t(`terms.status.${status}`)}</span>}
		</span>
	);
}
