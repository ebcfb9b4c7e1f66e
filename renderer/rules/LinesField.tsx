import { useState } from 'react';
import { TextArea } from '../components/TextArea.tsx';

export interface LinesFieldProps {
	readonly label: string;
	readonly description?: string;
	readonly lines: readonly string[];
	readonly onChange: (lines: readonly string[]) => void;
	readonly rows?: number;
	readonly placeholder?: string;
	readonly error?: string | undefined;
	readonly isReadOnly?: boolean;
}

/** One entry on each line; empty lines count for nothing, and stay while a person writes. */
export function LinesField({ lines, onChange, rows = 3, ...rest }: LinesFieldProps) {
	const [typed, setTyped] = useState(lines.join('\n'));
	// What was changed elsewhere, in the text or by another window, is taken over.
	const shown = isSame(linesIn(typed), lines) ? typed : lines.join('\n');
	return (
		<TextArea
			{...rest}
			spellCheck="false"
			rows={Math.min(14, Math.max(rows, lines.length + 1))}
			value={shown}
			onChange={(text) => {
				setTyped(text);
				onChange(linesIn(text));
			}}
		/>
	);
}

export function linesIn(text: string): readonly string[] {
	return text
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
	return one.length === other.length && one.every((line, index) => line === other[index]);
}
