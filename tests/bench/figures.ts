/** What a section of the bench has measured, ready for the table and the file. */
export interface Section {
	readonly title: string;
	readonly figures: readonly Figure[];
	/** Every single measurement, for whoever doubts the medians; only the file keeps it. */
	readonly details: unknown;
}

export interface Figure {
	readonly name: string;
	/** NaN where nothing could be measured. */
	readonly value: number;
	/** `/s`, `ms`, `×`, `MB`, `rows`, `fps`. */
	readonly unit: string;
	readonly aim?: Aim;
}

export interface Aim {
	readonly words: string;
	readonly isMet: boolean;
}

export function atLeast(value: number, least: number): Aim {
	return { words: `≥ ${written(least)}`, isMet: value >= least };
}

export function below(value: number, limit: number): Aim {
	return { words: `< ${written(limit)}`, isMet: value < limit };
}

export function exactly(value: number, wanted: number): Aim {
	return { words: `= ${written(wanted)}`, isMet: value === wanted };
}

/** The sections as one table of plain text, aims and whether they are met beside the figures. */
export function table(sections: readonly Section[]): string {
	const rows = sections.flatMap(({ title, figures }) => [
		[title],
		...figures.map(({ name, value, unit, aim }) => [
			`  ${name}`,
			written(value),
			unit,
			aim?.words ?? '',
			aim === undefined ? '' : aim.isMet ? 'met' : 'MISSED',
		]),
	]);
	const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.filter((row) => row.length > 1).map((row) => row[column]?.length ?? 0)));
	return rows
		.map((row) =>
			row
				.map((cell, column) => (column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}

function written(value: number): string {
	if (Number.isNaN(value)) return 'none';
	const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 10 ? 1 : 2;
	return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
