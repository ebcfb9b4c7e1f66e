import app from '../../../resources/locales/en/app.json';
import audit from '../../../resources/locales/en/audit.json';
import compliance from '../../../resources/locales/en/compliance.json';
import components from '../../../resources/locales/en/components.json';
import engines from '../../../resources/locales/en/engines.json';
import errors from '../../../resources/locales/en/errors.json';
import exporting from '../../../resources/locales/en/exporting.json';
import flags from '../../../resources/locales/en/flags.json';
import importing from '../../../resources/locales/en/importing.json';
import keeping from '../../../resources/locales/en/keeping.json';
import labels from '../../../resources/locales/en/labels.json';
import live from '../../../resources/locales/en/live.json';
import player from '../../../resources/locales/en/player.json';
import products from '../../../resources/locales/en/products.json';
import questions from '../../../resources/locales/en/questions.json';
import records from '../../../resources/locales/en/records.json';
import replies from '../../../resources/locales/en/replies.json';
import report from '../../../resources/locales/en/report.json';
import review from '../../../resources/locales/en/review.json';
import rules from '../../../resources/locales/en/rules.json';
import seal from '../../../resources/locales/en/seal.json';
import search from '../../../resources/locales/en/search.json';
import services from '../../../resources/locales/en/services.json';
import sessionList from '../../../resources/locales/en/sessionList.json';
import sessions from '../../../resources/locales/en/sessions.json';
import settings from '../../../resources/locales/en/settings.json';
import sound from '../../../resources/locales/en/sound.json';
import speech from '../../../resources/locales/en/speech.json';
import start from '../../../resources/locales/en/start.json';
import translation from '../../../resources/locales/en/translation.json';

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
