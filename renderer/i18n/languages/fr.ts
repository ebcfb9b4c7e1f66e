import app from '../../../resources/locales/fr/app.json';
import audit from '../../../resources/locales/fr/audit.json';
import compliance from '../../../resources/locales/fr/compliance.json';
import components from '../../../resources/locales/fr/components.json';
import engines from '../../../resources/locales/fr/engines.json';
import errors from '../../../resources/locales/fr/errors.json';
import exporting from '../../../resources/locales/fr/exporting.json';
import flags from '../../../resources/locales/fr/flags.json';
import importing from '../../../resources/locales/fr/importing.json';
import keeping from '../../../resources/locales/fr/keeping.json';
import labels from '../../../resources/locales/fr/labels.json';
import live from '../../../resources/locales/fr/live.json';
import player from '../../../resources/locales/fr/player.json';
import products from '../../../resources/locales/fr/products.json';
import questions from '../../../resources/locales/fr/questions.json';
import records from '../../../resources/locales/fr/records.json';
import replies from '../../../resources/locales/fr/replies.json';
import report from '../../../resources/locales/fr/report.json';
import review from '../../../resources/locales/fr/review.json';
import rules from '../../../resources/locales/fr/rules.json';
import seal from '../../../resources/locales/fr/seal.json';
import search from '../../../resources/locales/fr/search.json';
import services from '../../../resources/locales/fr/services.json';
import sessionList from '../../../resources/locales/fr/sessionList.json';
import sessions from '../../../resources/locales/fr/sessions.json';
import settings from '../../../resources/locales/fr/settings.json';
import sound from '../../../resources/locales/fr/sound.json';
import speech from '../../../resources/locales/fr/speech.json';
import start from '../../../resources/locales/fr/start.json';
import translation from '../../../resources/locales/fr/translation.json';

export default {
	app,
	audit,
	compliance,
	components,
	engines,
	errors,
	exporting,
	flags,
	importing,
	keeping,
	labels,
	live,
	player,
	products,
	questions,
	records,
	replies,
	report,
	review,
	rules,
	search,
	seal,
	services,
	sessionList,
	sessions,
	settings,
	sound,
	speech,
	start,
	translation,
};
