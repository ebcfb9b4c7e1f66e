import { useEffect, useRef, useState } from 'react';
import type { UnderstoodFact } from '../../shared/model/product-sheet.ts';
import { askDesk, useGeneration } from '../state/desk.ts';
import type { FactRow, TopicNames } from './sheet-draft.ts';

/** A pause in writing this long is worth asking the desk. */
const PAUSE_MS = 250;

/** What the desk makes of each row, by the row's key; a row that was changed since keeps its last answer until the next. */
export function useUnderstood(rows: readonly FactRow[], topics: TopicNames): ReadonlyMap<number, UnderstoodFact> {
	const generation = useGeneration();
	const [understood, setUnderstood] = useState<ReadonlyMap<number, UnderstoodFact>>(new Map());
	const isFirst = useRef(true);
	const question = JSON.stringify(rows.filter(({ text }) => text.trim() !== '').map((row) => ({ ...row, name: topics.nameFor(row.name) })));

	useEffect(() => {
		const asked: readonly FactRow[] = JSON.parse(question);
		let isCurrent = true;
		const timer = setTimeout(
			() => {
				isFirst.current = false;
				askDesk('sheet.understand', { facts: asked.map(({ name, text }) => ({ name, text })) }).then(
					(answers) => {
						if (isCurrent) setUnderstood(new Map(asked.flatMap(({ key }, index) => (answers[index] ? [[key, answers[index]]] : []))));
					},
					// The sheet can be written and saved without it; the next change asks again.
					() => {},
				);
			},
			isFirst.current ? 0 : PAUSE_MS,
		);
		return () => {
			isCurrent = false;
			clearTimeout(timer);
		};
	}, [question, generation]);
	return understood;
}
