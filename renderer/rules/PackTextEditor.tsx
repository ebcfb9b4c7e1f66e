import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PackProblem } from '../../shared/model/rule-pack.ts';
import { useProblemWords } from './problem-words.ts';

export interface PackTextEditorProps {
	readonly label: string;
	readonly text: string;
	readonly problems: readonly PackProblem[];
	/** Left out where it is only to be read. */
	readonly onChange?: (text: string) => void;
}

const LINE_PX = 20;
const PADDING_PX = 6;

/** The YAML of a pack: a plain field of text with its lines numbered, and what is wrong marked at its line. */
export function PackTextEditor({ label, text, problems, onChange }: PackTextEditorProps) {
	const { t } = useTranslation('rules');
	const words = useProblemWords();
	const id = useId();
	const area = useRef<HTMLTextAreaElement>(null);
	const [scrolled, setScrolled] = useState(0);
	const count = text.split('\n').length;

	const goTo = ({ line, column }: PackProblem) => {
		const field = area.current;
		if (field === null) return;
		const start = offsetOf(text, line, column);
		field.focus();
		field.setSelectionRange(start, start);
		field.scrollTop = Math.max(0, (line - 4) * LINE_PX);
	};
	return (
		<div className="pack-text">
			<label className="visually-hidden" htmlFor={id}>
				{label}
			</label>
			<div className="pack-text-frame" dir="ltr">
				<div className="pack-text-numbers" aria-hidden="true">
					<div style={{ transform: `translateY(${PADDING_PX - scrolled}px)` }}>
						{problems.map((problem) => (
							<span
								key={`${problem.line} ${problem.column} ${problem.code}`}
								className="pack-text-mark"
								data-severity={problem.severity}
								style={{ insetBlockStart: (problem.line - 1) * LINE_PX }}
							/>
						))}
						<pre>{Array.from({ length: count }, (_, index) => index + 1).join('\n')}</pre>
					</div>
				</div>
				<textarea
					id={id}
					ref={area}
					className="pack-text-area"
					wrap="off"
					spellCheck={false}
					value={text}
					readOnly={onChange === undefined}
					aria-invalid={problems.some(({ severity }) => severity === 'error')}
					onChange={(event) => onChange?.(event.target.value)}
					onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
				/>
			</div>
			{problems.length > 0 && (
				<ul className="pack-problems" aria-label={t('problems')}>
					{problems.map((problem) => (
						<li key={`${problem.line} ${problem.column} ${problem.code}`}>
							<button type="button" className="pack-problem" data-severity={problem.severity} onClick={() => goTo(problem)}>
								<span className="pack-problem-line">{t('line', { line: problem.line })}</span>
								<span>{words(problem)}</span>
							</button>
						</li>
					))}
				</ul>
			)}
		</div>
	);
}

function offsetOf(text: string, line: number, column: number): number {
	let start = 0;
	for (let at = 1; at < line; at += 1) {
		const end = text.indexOf('\n', start);
		if (end === -1) return text.length;
		start = end + 1;
	}
	return Math.min(text.length, start + column - 1);
}
