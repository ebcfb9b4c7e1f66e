import app from '../../../resources/locales/ar/app.json';
import audit from '../../../resources/locales/ar/audit.json';
import compliance from '../../../resources/locales/ar/compliance.json';
import components from '../../../resources/locales/ar/components.json';
import engines from '../../../resources/locales/ar/engines.json';
import errors from '../../../resources/locales/ar/errors.json';
import exporting from '../../../resources/locales/ar/exporting.json';
import flags from '../../../resources/locales/ar/flags.json';
import importing from '../../../resources/locales/ar/importing.json';
import keeping from '../../../resources/locales/ar/keeping.json';
import labels from '../../../resources/locales/ar/labels.json';
import live from '../../../resources/locales/ar/live.json';
import player from '../../../resources/locales/ar/player.json';
import products from '../../../resources/locales/ar/products.json';
import questions from '../../../resources/locales/ar/questions.json';
import records from '../../../resources/locales/ar/records.json';
import replies from '../../../resources/locales/ar/replies.json';
import report from '../../../resources/locales/ar/report.json';
import review from '../../../resources/locales/ar/review.json';
import rules from '../../../resources/locales/ar/rules.json';
import seal from '../../../resources/locales/ar/seal.json';
import search from '../../../resources/locales/ar/search.json';
import services from '../../../resources/locales/ar/services.json';
import sessionList from '../../../resources/locales/ar/sessionList.json';
import sessions from '../../../resources/locales/ar/sessions.json';
import settings from '../../../resources/locales/ar/settings.json';
import sound from '../../../resources/locales/ar/sound.json';
import speech from '../../../resources/locales/ar/speech.json';
import start from '../../../resources/locales/ar/start.json';
import translation from '../../../resources/locales/ar/translation.json';

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
