import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MEMORY_FORMATS, type MemoryFormat } from '../../../shared/model/exchange.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Segmented } from '../../components/Segmented.tsx';
import { showToast } from '../../components/ToastRegion.tsx';
import { useFaultWords } from '../../i18n/use-fault-words.ts';
import { saveBlob } from '../../sessions/export-session.ts';
import { exportExchange } from './exchange-files.ts';

/** The memory as a file, and what is to be in it. */
export function ExportMemoryDialog({ onClose }: { readonly onClose: () => void }) {
	const { t } = useTranslation('engines');
	const faultWords = useFaultWords();
	const [format, setFormat] = useState<MemoryFormat>('tmx');
	const [withPhrasebook, setWithPhrasebook] = useState(false);
	const [withPersonal, setWithPersonal] = useState(false);
	const [isBusy, setIsBusy] = useState(false);
	const [failure, setFailure] = useState<unknown>(null);

	async function save(): Promise<void> {
		setIsBusy(true);
		setFailure(null);
		try {
			const personalData = withPersonal ? 'kept' : 'masked';
			const blob = await exportExchange((call, cursor) => call('memory.export', { format, withPhrasebook, personalData, cursor }));
			const file = `translation-memory.${format}`;
			saveBlob(blob, file);
			showToast({ level: 'success', text: t('exchange.exported', { file }) });
			onClose();
		} catch (error) {
			setFailure(error);
			setIsBusy(false);
		}
	}

	return (
		<Dialog
			title={t('exchange.memory.exportTitle')}
			isOpen
			onClose={onClose}
			footer={
				<Button variant="primary" isPending={isBusy} onPress={() => void save()}>
					{t('exchange.exportAs', { format: format.toUpperCase() })}
				</Button>
			}
		>
			<Segmented label={t('exchange.format')} segments={MEMORY_FORMATS.map((id) => ({ id, name: id.toUpperCase() }))} value={format} onChange={setFormat} />
			<Checkbox isSelected={withPhrasebook} onChange={setWithPhrasebook}>
				{t('exchange.withPhrasebook')}
			</Checkbox>
			<Checkbox isSelected={withPersonal} onChange={setWithPersonal}>
				{t('exchange.withPersonal')}
			</Checkbox>
			<p className="engine-aside">{t('exchange.personalText')}</p>
			{failure !== null && <FormError>{faultWords(failure)}</FormError>}
		</Dialog>
	);
}
