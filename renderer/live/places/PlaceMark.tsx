import type { Message } from '../../../shared/model/message.ts';
import type { RowWords } from '../row-words.ts';
import { type PlaceName, relayedName } from './place-names.ts';
import './place-mark.css';

interface PlaceMarkProps {
	readonly message: Message;
	readonly words: RowWords;
}

/** On which platform a message was heard, in a session that is heard on several. */
export function PlaceMark({ message, words }: PlaceMarkProps) {
	const name = words.placeOf(message);
	return name === null ? null : <NamedPlace name={name} t={words.t} />;
}

/** Where a relay heard a message, among those of other sessions. */
export function OriginMark({ message: { origin }, words }: PlaceMarkProps) {
	return origin === undefined ? null : <NamedPlace name={relayedName(origin)} t={words.t} />;
}

function NamedPlace({ name, t }: { readonly name: PlaceName; readonly t: RowWords['t'] }) {
	const heardOn = t('row.heardOn', { place: `\u2068${name.full}\u2069` });
	return (
		<span className="place-mark" dir="auto" title={heardOn}>
			<span aria-hidden="true">{name.short}</span>
			<span className="visually-hidden">{heardOn}</span>
		</span>
	);
}
