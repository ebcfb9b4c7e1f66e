import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QUERY_LENGTH, type SearchProblem } from '../../shared/model/search-query.ts';
import { textDirection } from '../components/Field.tsx';
import { IconButton } from '../components/IconButton.tsx';
import { CloseIcon, SearchIcon } from '../components/icons.tsx';
import { completableAt, replaced } from './completion.ts';
import { type Suggestion, useSuggestions } from './use-suggestions.ts';
import '../components/field.css';
import '../components/list.css';
import './search-field.css';

interface SearchFieldProps {
	readonly value: string;
	readonly onChange: (text: string) => void;
	/** Enter, where no suggestion is chosen. */
	readonly onDone: () => void;
	readonly problems: readonly SearchProblem[];
	/** Grows when the field is to be gone to. */
	readonly focusRequests: number;
	/** Where somebody writes; null where nobody does. */
	readonly onCaretMove: (caret: number | null) => void;
}

/** One line in the language of the search: completed while it is typed, with what is not understood underlined. */
export function SearchField({ value, onChange, onDone, problems, focusRequests, onCaretMove }: SearchFieldProps) {
	const { t } = useTranslation('search');
	const input = useRef<HTMLInputElement>(null);
	const mirror = useRef<HTMLDivElement>(null);
	const listId = useId();
	const [caret, setCaret] = useState<number | null>(null);
	const [chosen, setChosen] = useState(-1);
	const [isDismissed, setIsDismissed] = useState(false);
	const wantedCaret = useRef<number | null>(null);
	const completable = caret === null || isDismissed ? null : completableAt(value, caret);
	const suggestions = useSuggestions(completable);
	const isOpen = completable !== null && suggestions.length > 0;
	const chosenIndex = Math.min(chosen, suggestions.length - 1);

	useEffect(() => onCaretMove(isDismissed ? null : caret), [onCaretMove, caret, isDismissed]);

	useEffect(() => {
		if (focusRequests > 0) input.current?.select();
		if (focusRequests > 0) input.current?.focus();
	}, [focusRequests]);

	useLayoutEffect(() => {
		const at = wantedCaret.current;
		if (at !== null) {
			wantedCaret.current = null;
			input.current?.setSelectionRange(at, at);
			setCaret(at);
		}
		alignMirror();
	});

	function alignMirror(): void {
		if (mirror.current && input.current) mirror.current.scrollLeft = input.current.scrollLeft;
	}

	function take(suggestion: Suggestion): void {
		if (completable === null) return;
		const isAtEnd = completable.span.end === value.length;
		const { text, caret: after } = replaced(value, completable.span, suggestion.inserted + (suggestion.isOpen || !isAtEnd ? '' : ' '));
		wantedCaret.current = after;
		setChosen(-1);
		setIsDismissed(!suggestion.isOpen);
		onChange(text.slice(0, QUERY_LENGTH));
		input.current?.focus();
	}

	function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
		if (event.nativeEvent.isComposing) return;
		const suggestion = suggestions[chosenIndex];
		if (isOpen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
			event.preventDefault();
			const step = event.key === 'ArrowDown' ? 1 : -1;
			// One place before the first is the text itself.
			setChosen(((chosenIndex + 1 + step + suggestions.length + 1) % (suggestions.length + 1)) - 1);
		} else if (isOpen && suggestion !== undefined && (event.key === 'Enter' || event.key === 'Tab')) {
			event.preventDefault();
			take(suggestion);
		} else if (event.key === 'Enter') {
			event.preventDefault();
			setIsDismissed(true);
			onDone();
		} else if (event.key === 'Escape' && isOpen) {
			event.preventDefault();
			setIsDismissed(true);
			setChosen(-1);
		}
	}

	return (
		<div className="search-field">
			<div className="field-box search-box">
				<SearchIcon />
				<div className="search-line">
					<input
						ref={input}
						className="field-input"
						type="text"
						role="combobox"
						aria-label={t('field')}
						aria-expanded={isOpen}
						aria-controls={listId}
						aria-autocomplete="list"
						aria-activedescendant={isOpen && chosenIndex >= 0 ? `${listId}-${chosenIndex}` : undefined}
						aria-invalid={problems.length > 0 || undefined}
						autoComplete="off"
						autoCapitalize="off"
						spellCheck={false}
						enterKeyHint="search"
						placeholder={t('placeholder')}
						maxLength={QUERY_LENGTH}
						dir={textDirection(value)}
						value={value}
						onChange={(event) => {
							setChosen(-1);
							setIsDismissed(false);
							setCaret(event.target.selectionStart);
							onChange(event.target.value);
						}}
						onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
						onScroll={alignMirror}
						onKeyDown={onKeyDown}
						onBlur={() => setCaret(null)}
					/>
					<div ref={mirror} className="search-mirror" dir={textDirection(value)} aria-hidden="true">
						<Underlined text={value} problems={problems} />
					</div>
				</div>
				{value !== '' && <IconButton label={t('clear')} icon={<CloseIcon />} onPress={() => onChange('')} />}
			</div>
			<div id={listId} className="popover list search-suggestions" role="listbox" aria-label={t('suggestions')} hidden={!isOpen}>
				{isOpen &&
					suggestions.map((suggestion, index) => (
						// biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the chosen one
						// biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
						<div
							key={suggestion.name}
							id={`${listId}-${index}`}
							role="option"
							className="list-item"
							aria-selected={index === chosenIndex}
							data-focused={index === chosenIndex || undefined}
							// The field keeps the focus.
							onMouseDown={(event) => event.preventDefault()}
							onClick={() => take(suggestion)}
						>
							<bdi className="search-suggestion-name">{suggestion.name}</bdi>
							<span className="search-suggestion-meaning">{suggestion.meaning}</span>
						</div>
					))}
			</div>
		</div>
	);
}

/** The text of the field again, unseen, with a wave under what is not understood. */
function Underlined({ text, problems }: { readonly text: string; readonly problems: readonly SearchProblem[] }) {
	const last = problems.at(-1)?.span.end ?? 0;
	return (
		<>
			{problems.map(({ span }, index) => (
				<span key={span.start}>
					{text.slice(problems[index - 1]?.span.end ?? 0, span.start)}
					<span className="search-problem-mark">{text.slice(span.start, span.end)}</span>
				</span>
			))}
			{text.slice(last)}
		</>
	);
}
