import { languageOf } from '../../shared/model/language.ts';
import { useFormatters } from '../i18n/use-formatters.ts';
import './language-tag.css';

/** A language by its short tag in its own hue; the full name on hover and for those who hear the page. */
export function LanguageTag({ tag }: { readonly tag: string }) {
	const { languageName } = useFormatters();
	const name = languageName(tag);
	return (
		<span className="language-tag" data-language={hueOf(tag)} title={name}>
			<span aria-hidden="true" lang="en">
				{tag.toLowerCase()}
			</span>
			<span className="visually-hidden">{name}</span>
		</span>
	);
}

/** Languages with a hue of their own in tokens.css. */
const WITH_HUE: readonly string[] = ['es', 'ru', 'fr', 'ar', 'uk', 'en', 'zh'];

function hueOf(tag: string): string {
	const language = languageOf(tag);
	return WITH_HUE.includes(language) ? language : 'other';
}
