import { useTranslation } from 'react-i18next';
import './technical-detail.css';

/** What only whoever mends it needs: the desk's own English words, labelled as such and kept apart from the reader's language. */
export function TechnicalDetail({ children }: { readonly children: string }) {
	const { t } = useTranslation('components');
	return (
		<span className="technical-detail">
			<span className="technical-detail-label">{t('technicalDetail')}</span>
			<bdi dir="auto" lang="en">
				{children}
			</bdi>
		</span>
	);
}
