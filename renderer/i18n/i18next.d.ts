import 'i18next';
import type english from './languages/en.ts';

/** Keys are typed from the English files: a key that is not there does not compile. */
declare module 'i18next' {
	interface CustomTypeOptions {
		defaultNS: 'app';
		resources: typeof english;
	}
}
