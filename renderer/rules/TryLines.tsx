import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MessageKind, ROLES, type Role } from '../../shared/model/message.ts';
import { MOST_TRIED_LINES, TRIED_LINE_LENGTH, type TriedFlag, type TriedLine } from '../../shared/model/rule-pack.ts';
import { Segmented } from '../components/Segmented.tsx';
import { Select } from '../components/Select.tsx';
import { TextArea } from '../components/TextArea.tsx';
import { askDesk } from '../state/desk.ts';
import { linesIn } from './LinesField.tsx';
import { MarkedText } from './MarkedText.tsx';
import type { Trial } from './TryPanel.tsx';

/** Each line a person types, and what the rules make of it now. */
export function TryLines({ trial, typed, onTyped }: { readonly trial: Trial; readonly typed: string; readonly onTyped: (text: string) => void }) {
	const { t } = useTranslation('rules');
	const { t: flags } = useTranslation('flags');
	const [role, setRole] = useState<Role>('viewer');
	const [kind, setKind] = useState<Exclude<MessageKind, 'system'>>('chat');
	const tried = useTriedLines(trial, typed, role, kind);
	return (
		<div className="try-lines">
			<TextArea label={t('try.lines')} description={t('try.linesHint')} rows={4} value={typed} onChange={onTyped} spellCheck="false" />
			<div className="rule-form-row">
				<Select label={t('try.role')} choices={ROLES.map((id) => ({ id, name: flags(`role.${id}`) }))} value={role} onChange={setRole} />
				<Segmented
					label={t('try.kind')}
					segments={[
						{ id: 'chat', name: flags('kind.chat') },
						{ id: 'speech', name: flags('kind.speech') },
					]}
					value={kind}
					onChange={setKind}
				/>
			</div>
			<ol className="tried" aria-label={t('try.results')} aria-live="polite">
				{tried.map((line, index) => (
					<li key={index} className="tried-line">
						<MarkedText text={line.text} flags={line.after} rule={trial.rule} language={trial.language} />
						<Outcome line={line} rule={trial.rule} />
					</li>
				))}
			</ol>
		</div>
	);
}

function Outcome({ line, rule }: { readonly line: TriedLine; readonly rule: string | null }) {
	const { t } = useTranslation('rules');
	const { t: flags } = useTranslation('flags');
	const before = idsOf(line.before);
	const after = idsOf(line.after);
	return (
		<p className="tried-outcome">
			{line.isQuestion && <span>{t('try.question')}</span>}
			{after.length === 0 && <span>{t('try.nothing')}</span>}
			{after.map((id) => {
				const severity = line.after.find((flag) => flag.rule === id)?.severity ?? 'low';
				return (
					<span key={id} data-is-meant={id === rule || undefined}>
						<code dir="ltr">{id}</code> {flags(`severity.${severity}`)}
						{!before.includes(id) && <> · {t('change.new')}</>}
					</span>
				);
			})}
			{before
				.filter((id) => !after.includes(id))
				.map((id) => (
					<span key={id} className="tried-gone">
						<code dir="ltr">{id}</code> {t('change.gone')}
					</span>
				))}
		</p>
	);
}

function idsOf(flags: readonly TriedFlag[]): readonly string[] {
	return [...new Set(flags.map(({ rule }) => rule))];
}

const PAUSE_MS = 150;

function useTriedLines({ name, text }: Trial, typed: string, role: Role, kind: MessageKind): readonly TriedLine[] {
	const [tried, setTried] = useState<readonly TriedLine[]>([]);
	useEffect(() => {
		const lines = linesIn(typed).slice(0, MOST_TRIED_LINES);
		if (lines.length === 0) {
			setTried([]);
			return;
		}
		let isCurrent = true;
		const timer = setTimeout(() => {
			askDesk('pack.try', { name, text, lines: lines.map((line) => ({ text: line.slice(0, TRIED_LINE_LENGTH), role, kind })) }).then(
				(answer) => isCurrent && setTried(answer),
				// The next change asks again.
				() => {},
			);
		}, PAUSE_MS);
		return () => {
			isCurrent = false;
			clearTimeout(timer);
		};
	}, [name, text, typed, role, kind]);
	return tried;
}
