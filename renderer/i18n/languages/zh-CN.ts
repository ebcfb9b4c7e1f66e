import app from '../../../resources/locales/zh-CN/app.json';
import audit from '../../../resources/locales/zh-CN/audit.json';
import compliance from '../../../resources/locales/zh-CN/compliance.json';
import components from '../../../resources/locales/zh-CN/components.json';
import engines from '../../../resources/locales/zh-CN/engines.json';
import errors from '../../../resources/locales/zh-CN/errors.json';
import exporting from '../../../resources/locales/zh-CN/exporting.json';
import flags from '../../../resources/locales/zh-CN/flags.json';
import importing from '../../../resources/locales/zh-CN/importing.json';
import keeping from '../../../resources/locales/zh-CN/keeping.json';
import labels from '../../../resources/locales/zh-CN/labels.json';
import live from '../../../resources/locales/zh-CN/live.json';
import player from '../../../resources/locales/zh-CN/player.json';
import products from '../../../resources/locales/zh-CN/products.json';
import questions from '../../../resources/locales/zh-CN/questions.json';
import records from '../../../resources/locales/zh-CN/records.json';
import replies from '../../../resources/locales/zh-CN/replies.json';
import report from '../../../resources/locales/zh-CN/report.json';
import review from '../../../resources/locales/zh-CN/review.json';
import rules from '../../../resources/locales/zh-CN/rules.json';
import seal from '../../../resources/locales/zh-CN/seal.json';
import search from '../../../resources/locales/zh-CN/search.json';
import services from '../../../resources/locales/zh-CN/services.json';
import sessionList from '../../../resources/locales/zh-CN/sessionList.json';
import sessions from '../../../resources/locales/zh-CN/sessions.json';
import settings from '../../../resources/locales/zh-CN/settings.json';
import sound from '../../../resources/locales/zh-CN/sound.json';
import speech from '../../../resources/locales/zh-CN/speech.json';
import start from '../../../resources/locales/zh-CN/start.json';
import translation from '../../../resources/locales/zh-CN/translation.json';

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
