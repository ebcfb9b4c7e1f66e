import { annotationState } from '../../../../shared/model/annotation.ts';
import { annotationsOf, handTranslatedMessages, memoryUnits } from '../../store/memory-table.ts';
import { messagesByIds } from '../../store/message-table.ts';
import type { ReadableStore } from '../../store/store.ts';
import { baseOf, type MemoryUnit, type TranslationMemory } from './translation-memory.ts';

/** Fills the memory with what the team has approved: imported units, then its own work, so that that wins. */
export function loadUnits(memory: TranslationMemory, store: ReadableStore, needsSecondPerson: boolean): void {
	for (const { id, from, source, targets } of memoryUnits(store)) memory.add({ id, from, source, targets, origin: 'team', isFree: false });
	for (const messageId of handTranslatedMessages(store)) learnFromMessage(memory, store, messageId, needsSecondPerson);
}

/** Brings the memory in line with what people did to one message: a corrected translation replaces, one that was taken back is forgotten. */
export function learnFromMessage(memory: TranslationMemory, store: ReadableStore, messageId: number, needsSecondPerson: boolean): void {
	const [message] = messagesByIds(store, [messageId]);
	if (!message) return;
	const annotations = annotationsOf(store, messageId);
	const state = annotationState(message, annotations);
	const targets = new Set(annotations.flatMap(({ body }) => (body.type === 'translation' ? [body.to] : [])));
	for (const to of targets) {
		const id = `message ${messageId} ${to}`;
		const written = state.translations.find((translation) => translation.to === to);
		if (written === undefined || (needsSecondPerson && written.approval === null)) {
			memory.remove(id);
			continue;
		}
		const unit: MemoryUnit = { id, from: state.language.tag, source: message.text, targets: { [baseOf(to)]: written.text }, origin: 'team', isFree: false };
		memory.add(unit);
	}
}
