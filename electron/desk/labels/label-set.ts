import { DeskError } from '../../../shared/contract/errors.ts';
import { type Label, type LabelDraft, MOST_LABELS, sameLabelName } from '../../../shared/model/label.ts';

/** What becomes of the team's labels. Pure: each takes the set as it is and returns it as it will be. */

/**
 * A new label at the end, or another wording of one that is there.
 * @throws DeskError label-not-found, label-taken, too-many-labels
 */
export function withLabel(labels: readonly Label[], id: string, draft: LabelDraft, isNew: boolean): readonly Label[] {
	const before = isNew ? null : requireLabel(labels, id);
	const label: Label = { ...draft, id, isRetired: before?.isRetired ?? false };
	refuseIfTaken(labels, label);
	if (before !== null) return labels.map((other) => (other.id === id ? label : other));
	if (labels.length >= MOST_LABELS) {
		throw new DeskError('too-many-labels', `There are ${MOST_LABELS} labels: use one of them, or reword one that is retired.`, { most: String(MOST_LABELS) });
	}
	return [...labels, label];
}

/** @throws DeskError label-not-found; label-taken where a retired label comes back and another has its name or key */
export function withRetirement(labels: readonly Label[], id: string, isRetired: boolean): readonly Label[] {
	const label: Label = { ...requireLabel(labels, id), isRetired };
	refuseIfTaken(labels, label);
	return labels.map((other) => (other.id === id ? label : other));
}

/** Those named first, in that order; the others after them as they were. */
export function inOrder(labels: readonly Label[], ids: readonly string[]): readonly Label[] {
	const place = new Map(ids.map((id, index) => [id, index]));
	return labels.toSorted((one, other) => (place.get(one.id) ?? labels.length) - (place.get(other.id) ?? labels.length));
}

function requireLabel(labels: readonly Label[], id: string): Label {
	const label = labels.find((other) => other.id === id);
	if (label === undefined) throw labelNotFound(id);
	return label;
}

/** A retired label keeps its name and key, but holds nobody else from using them. */
function refuseIfTaken(labels: readonly Label[], label: Label): void {
	if (label.isRetired) return;
	for (const other of labels) {
		if (other.id === label.id || other.isRetired) continue;
		if (sameLabelName(other.name, label.name)) throw new DeskError('label-taken', 'Another label has this name.', { field: 'name' });
		if (label.key !== null && other.key === label.key) throw new DeskError('label-taken', 'Another label has this key.', { field: 'key' });
	}
}

export function labelNotFound(id: string): DeskError {
	return new DeskError('label-not-found', 'There is no such label.', { id });
}
