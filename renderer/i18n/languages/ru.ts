import app from '../../../resources/locales/ru/app.json';
import audit from '../../../resources/locales/ru/audit.json';
import compliance from '../../../resources/locales/ru/compliance.json';
import components from '../../../resources/locales/ru/components.json';
import engines from '../../../resources/locales/ru/engines.json';
import errors from '../../../resources/locales/ru/errors.json';
import exporting from '../../../resources/locales/ru/exporting.json';
import flags from '../../../resources/locales/ru/flags.json';
import importing from '../../../resources/locales/ru/importing.json';
import keeping from '../../../resources/locales/ru/keeping.json';
import labels from '../../../resources/locales/ru/labels.json';
import live from '../../../resources/locales/ru/live.json';
import player from '../../../resources/locales/ru/player.json';
import products from '../../../resources/locales/ru/products.json';
import questions from '../../../resources/locales/ru/questions.json';
import records from '../../../resources/locales/ru/records.json';
import replies from '../../../resources/locales/ru/replies.json';
import report from '../../../resources/locales/ru/report.json';
import review from '../../../resources/locales/ru/review.json';
import rules from '../../../resources/locales/ru/rules.json';
import seal from '../../../resources/locales/ru/seal.json';
import search from '../../../resources/locales/ru/search.json';
import services from '../../../resources/locales/ru/services.json';
import sessionList from '../../../resources/locales/ru/sessionList.json';
import sessions from '../../../resources/locales/ru/sessions.json';
import settings from '../../../resources/locales/ru/settings.json';
import sound from '../../../resources/locales/ru/sound.json';
import speech from '../../../resources/locales/ru/speech.json';
import start from '../../../resources/locales/ru/start.json';
import translation from '../../../resources/locales/ru/translation.json';

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
