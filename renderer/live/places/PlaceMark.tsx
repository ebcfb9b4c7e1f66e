import type { Message } from '../../../shared/model/message.ts';
import type { RowWords } from '../row-words.ts';
import './place-mark.css';

/** On which platform a message was heard, in a session that is heard on several. */
export function PlaceMark({ message, words: { t, placeOf } }: { readonly message: Message; readonly words: RowWords }) {
	const name = placeOf(message);
	if (name === null) return null;
	const heardOn = t('row.heardOn', { place: `\u2068${name.full}\u2069` });
	return (
		<span className="place-mark" dir="auto" title={heardOn}>
			<span aria-hidden="true">{name.short}</span>
			<span className="visually-hidden">{heardOn}</span>
		</span>
	);
}
