import app from '../../../resources/locales/es/app.json';
import audit from '../../../resources/locales/es/audit.json';
import compliance from '../../../resources/locales/es/compliance.json';
import components from '../../../resources/locales/es/components.json';
import engines from '../../../resources/locales/es/engines.json';
import errors from '../../../resources/locales/es/errors.json';
import exporting from '../../../resources/locales/es/exporting.json';
import flags from '../../../resources/locales/es/flags.json';
import importing from '../../../resources/locales/es/importing.json';
import keeping from '../../../resources/locales/es/keeping.json';
import labels from '../../../resources/locales/es/labels.json';
import live from '../../../resources/locales/es/live.json';
import player from '../../../resources/locales/es/player.json';
import products from '../../../resources/locales/es/products.json';
import questions from '../../../resources/locales/es/questions.json';
import records from '../../../resources/locales/es/records.json';
import replies from '../../../resources/locales/es/replies.json';
import report from '../../../resources/locales/es/report.json';
import review from '../../../resources/locales/es/review.json';
import rules from '../../../resources/locales/es/rules.json';
import seal from '../../../resources/locales/es/seal.json';
import search from '../../../resources/locales/es/search.json';
import services from '../../../resources/locales/es/services.json';
import sessionList from '../../../resources/locales/es/sessionList.json';
import sessions from '../../../resources/locales/es/sessions.json';
import settings from '../../../resources/locales/es/settings.json';
import sound from '../../../resources/locales/es/sound.json';
import speech from '../../../resources/locales/es/speech.json';
import start from '../../../resources/locales/es/start.json';
import translation from '../../../resources/locales/es/translation.json';

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
