/** Columns of small structures: JSON text, NULL where there is nothing, so that most rows carry none. */

export function toJson(value: object | null | undefined): string | null {
	return value === null || value === undefined ? null : JSON.stringify(value);
}

export function listToJson(list: readonly unknown[] | undefined): string | null {
	return list === undefined || list.length === 0 ? null : JSON.stringify(list);
}

/** Only for what `toJson` wrote: the store is trusted. */
export function fromJson<Value>(text: string | null): Value | null {
	return text === null ? null : JSON.parse(text);
}
