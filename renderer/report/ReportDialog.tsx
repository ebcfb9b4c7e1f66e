import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { INTERFACE_LANGUAGES, type InterfaceLanguage } from '../../shared/model/language.ts';
import { PERSONAL_DATA_CHOICES, type PersonalDataChoice } from '../../shared/model/personal-data.ts';
import type { Session } from '../../shared/model/show.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { FormError } from '../components/FormError.tsx';
import { DownloadIcon } from '../components/icons.tsx';
import { Progress } from '../components/Progress.tsx';
import { Segmented } from '../components/Segmented.tsx';
import { Select } from '../components/Select.tsx';
import { showToast } from '../components/ToastRegion.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { useFormatters, useInterfaceLanguage } from '../i18n/use-formatters.ts';
import { fileNameOf, saveBlob } from '../sessions/export-session.ts';
import { callDesk, useDeskState } from '../state/desk.ts';
import { ReportFrame } from './ReportFrame.tsx';
import { type ReportState, useReport } from './use-report.ts';
import './report.css';

interface ReportDialogProps {
	readonly session: Session;
	readonly onClose: () => void;
}

/** Makes a report of a session, shows it, and lets it be kept or printed. */
export function ReportDialog({ session, onClose }: ReportDialogProps) {
	const { t } = useTranslation(['report', 'sessions']);
	const { languageName } = useFormatters();
	const faultWords = useFaultWords();
	const [language, setLanguage] = useState<InterfaceLanguage>(useInterfaceLanguage());
	const [personalData, setPersonalData] = useState<PersonalDataChoice>('masked');
	const { state, make, leave } = useReport(session.id);
	const frame = useRef<HTMLIFrameElement>(null);
	const title = session.show.title || t('report:untitled');
	return (
		<Dialog
			title={t('report:dialog.title', { title })}
			isOpen
			onClose={onClose}
			width={state.phase === 'made' ? 'page' : 'narrow'}
			footer={
				state.phase === 'choosing' ? (
					<Button variant="primary" onPress={() => void make({ language, personalData })}>
						{t('report:dialog.make')}
					</Button>
				) : state.phase === 'made' ? (
					<MadeActs
						session={session}
						report={state.report}
						onBack={leave}
						onPrint={() => {
							frame.current?.contentWindow?.focus();
							frame.current?.contentWindow?.print();
						}}
					/>
				) : undefined
			}
		>
			{state.phase === 'choosing' && (
				<>
					<p className="form-intro">{t('report:dialog.intro')}</p>
					<Select
						label={t('report:dialog.language')}
						choices={INTERFACE_LANGUAGES.map((id) => ({ id, name: languageName(id) }))}
						value={language}
						onChange={setLanguage}
					/>
					<Segmented
						label={t('sessions:exportPersonal')}
						description={t(personalData === 'masked' ? 'report:masked' : 'report:kept')}
						segments={PERSONAL_DATA_CHOICES.map((id) => ({ id, name: t(`sessions:exportChoice.${id}`) }))}
						value={personalData}
						onChange={setPersonalData}
					/>
					{state.error !== null && (
						<FormError>
							{t('report:dialog.failed')}. {faultWords(state.error)}
						</FormError>
					)}
				</>
			)}
			{state.phase === 'making' && <Making state={state} onCancel={leave} />}
			{state.phase === 'made' && <ReportFrame frame={frame} html={state.report.html} title={t('report:dialog.preview')} />}
		</Dialog>
	);
}

function Making({ state: { done, total }, onCancel }: { readonly state: ReportState & { phase: 'making' }; readonly onCancel: () => void }) {
	const { t } = useTranslation('report');
	const { number } = useFormatters();
	return (
		<Progress
			label={t('dialog.making')}
			share={total === null || total === 0 ? undefined : done / total}
			{...(total !== null && { valueText: t('dialog.translated', { done: number(done), total: number(total) }) })}
			onCancel={onCancel}
		/>
	);
}

interface MadeActsProps {
	readonly session: Session;
	readonly report: (ReportState & { phase: 'made' })['report'];
	readonly onBack: () => void;
	readonly onPrint: () => void;
}

/** The desktop program makes a PDF itself; a browser prints one. */
function MadeActs({ session, report, onBack, onPrint }: MadeActsProps) {
	const { t } = useTranslation('report');
	const faultWords = useFaultWords();
	const isDesktop = useDeskState((state) => state.status?.host === 'electron');
	const [isPrinting, setIsPrinting] = useState(false);

	async function savePdf(): Promise<void> {
		setIsPrinting(true);
		try {
			const { base64 } = await callDesk('report.pdf', { reportId: report.reportId });
			const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
			saveBlob(new Blob([bytes], { type: 'application/pdf' }), reportFileName(session, 'pdf'));
		} catch (error) {
			showToast({ level: 'error', text: faultWords(error) });
		} finally {
			setIsPrinting(false);
		}
	}

	return (
		<>
			<Button onPress={onBack}>{t('dialog.again')}</Button>
			{isDesktop ? (
				<Button onPress={() => void savePdf()} isDisabled={isPrinting}>
					{t(isPrinting ? 'dialog.makingPdf' : 'dialog.savePdf')}
				</Button>
			) : (
				<Button onPress={onPrint}>{t('dialog.print')}</Button>
			)}
			<Button
				variant="primary"
				icon={<DownloadIcon />}
				onPress={() => saveBlob(new Blob([report.html], { type: 'text/html;charset=utf-8' }), reportFileName(session, 'html'))}
			>
				{t('dialog.saveHtml')}
			</Button>
		</>
	);
}

/** `Report W1 smart watch 2026-05-01.html`: the title and the day it began, here. */
function reportFileName({ show, startedAt }: Session, extension: 'html' | 'pdf'): string {
	const day = new Date(startedAt - new Date(startedAt).getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
	return ['Report', fileNameOf(show.title), day]
		.filter((part) => part !== '')
		.join(' ')
		.concat(`.${extension}`);
}
