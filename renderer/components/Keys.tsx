import './tooltip.css';

/** A keyboard shortcut, always left to right: `Ctrl+Z` is drawn as two keys. */
export function Keys({ keys }: { readonly keys: string }) {
	return (
		<span className="keys" dir="ltr">
			{keys.split(/(?<=.)\+/).map((key) => (
				<kbd key={key}>{key}</kbd>
			))}
		</span>
	);
}
