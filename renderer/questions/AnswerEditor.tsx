import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { slotsOf } from '../../shared/model/answer-slots.ts';
import { isolated } from '../../shared/model/explanation.ts';
import { ANSWER_LANGUAGES, ANSWER_LENGTH, type AnswerLanguage, type ApprovedAnswer, type SheetAnswer } from '../../shared/model/question.ts';
import { Button } from '../components/Button.tsx';
import { Select } from '../components/Select.tsx';
import { TextArea } from '../components/TextArea.tsx';
import { showToast } from '../components/ToastRegion.tsx';
import { useFaultWords } from '../i18n/use-fault-words.ts';
import { useFormatters } from '../i18n/use-formatters.ts';
import { callDesk } from '../state/desk.ts';

interface AnswerEditorProps {
	/** The key of the question. */
	readonly question: string;
	/** Null for a new answer. */
	readonly edited: ApprovedAnswer | null;
	readonly language: AnswerLanguage;
	/** To begin with: what the sheet says. */
	readonly proposal: string;
	readonly products: readonly string[];
	/** What can be left to the product sheets. */
	readonly ofSheets: readonly SheetAnswer[];
	/** Null where it was given up. */
	readonly onDone: (saved: ApprovedAnswer | null) => void;
}

/** Stands where a product would. */
const ANY_PRODUCT = '';

/** Writes an answer into the team's bank. */
export function AnswerEditor({ question, edited, language: first, proposal, products, ofSheets, onDone }: AnswerEditorProps) {
	const { t } = useTranslation(['questions', 'replies']);
	const slots = slotsOf(ofSheets);
	const { languageName } = useFormatters();
	const faultWords = useFaultWords();
	const [text, setText] = useState(edited?.text ?? proposal);
	const [language, setLanguage] = useState<AnswerLanguage>(edited?.language ?? first);
	const [product, setProduct] = useState(edited?.product ?? ANY_PRODUCT);
	const [isMissing, setIsMissing] = useState(false);
	const [isSaving, setIsSaving] = useState(false);

	const save = async (event: FormEvent) => {
		event.preventDefault();
		if (text.trim() === '') {
			setIsMissing(true);
			return;
		}
		setIsSaving(true);
		try {
			const saved = await callDesk('answer.save', { key: question, product: product === ANY_PRODUCT ? null : product, language, text });
			showToast({ level: 'success', text: t('approved.saved') });
			onDone(saved);
		} catch (error) {
			showToast({ level: 'error', text: faultWords(error) });
			setIsSaving(false);
		}
	};
	return (
		<form className="answer-editor" onSubmit={(event) => void save(event)}>
			<TextArea
				label={t('editor.text', { language: languageName(language) })}
				value={text}
				onChange={(value) => {
					setText(value);
					setIsMissing(false);
				}}
				maxLength={ANSWER_LENGTH}
				autoFocus
				{...(slots.length === 0 ? {} : { description: t('replies:slotsHint', { slots: isolated(slots.map((slot) => `{${slot}}`).join(' ')) }) })}
				{...(isMissing ? { error: t('editor.empty') } : {})}
			/>
			{edited === null && (
				<div className="answer-editor-places">
					<Select<AnswerLanguage>
						label={t('editor.language')}
						choices={ANSWER_LANGUAGES.map((id) => ({ id, name: languageName(id) }))}
						value={language}
						onChange={setLanguage}
					/>
					{products.length > 0 && (
						<Select<string>
							label={t('editor.product')}
							choices={[{ id: ANY_PRODUCT, name: t('approved.anyProduct') }, ...products.map((id) => ({ id, name: id }))]}
							value={product}
							onChange={setProduct}
						/>
					)}
				</div>
			)}
			<div className="answer-foot">
				<Button type="submit" size="small" variant="primary" isDisabled={isSaving}>
					{t('editor.save')}
				</Button>
				<Button size="small" variant="quiet" onPress={() => onDone(null)}>
					{t('editor.cancel')}
				</Button>
			</div>
		</form>
	);
}
