import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Keys } from '../../components/Keys.tsx';
import { TextArea } from '../../components/TextArea.tsx';
import type { Judging } from './judging.ts';

export function NoteEditor({ judging }: { readonly judging: Judging }) {
	const { t } = useTranslation('live');
	const [text, setText] = useState('');
	const save = () => {
		if (text.trim() !== '') judging.add({ type: 'note', text: text.trim() });
	};
	return (
		<form
			className="inspector-form"
			onSubmit={(event) => {
				event.preventDefault();
				save();
			}}
			onKeyDown={(event) => {
				if (event.key === 'Escape') judging.close();
				if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
			}}
		>
			<TextArea label={t('note.label')} value={text} onChange={setText} maxLength={4_000} autoFocus rows={3} />
			<div className="inspector-form-foot">
				<Button size="small" variant="quiet" onPress={() => judging.close()}>
					{t('act.cancel')}
				</Button>
				<Button size="small" variant="primary" type="submit" isDisabled={text.trim() === ''}>
					{t('note.save')} <Keys keys="Ctrl+↵" />
				</Button>
			</div>
		</form>
	);
}
