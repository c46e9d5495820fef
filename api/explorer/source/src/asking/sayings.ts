import { AgreementStatus } from '../generated/names/AgreementStatus';
import { Action } from '../generated/names/Action';
import { ChangeStatus } from '../generated/names/ChangeStatus';
import { CommitmentStatus } from '../generated/names/CommitmentStatus';
import { EngagementStatus } from '../generated/names/EngagementStatus';
import { ExpectationStatus } from '../generated/names/ExpectationStatus';
import { NoticeState } from '../generated/names/NoticeState';
import { language } from '../words/language';

/** By what a sentence of the server is worded anew: which one it is, and the values in it. */
export interface Saying {
  code: string;
  values: Readonly<Record<string, string>>;
}

const NAMES: Readonly<Record<string, string>> = { ...NoticeState, ...EngagementStatus, ...CommitmentStatus, ...ExpectationStatus, ...ChangeStatus, ...AgreementStatus, ...Action };

/** Values of enums as people say them: `DRAFT or PROPOSED`, `SENT, FAILED`. */
const named = (values = ''): string => values.split(/ or |, /).map((value) => NAMES[value] ?? value).join(', ');

type Words = Readonly<Record<string, (values: Readonly<Record<string, string>>) => string>>;

const RUSSIAN: Words = {
  ALL_ASKED: () => 'Спрошены уже все, кого это затронет.',
  ALL_TOLD: () => 'Объявлено уже всем, кого это затронет.',
  ALREADY: ({ status }) => `Уже так: ${named(status)}.`,
  ARCHIVED_NEED: ({ id }) => `Услуга «${id}» в архиве: восстановите её или назовите другую.`,
  ARCHIVED_OFFERING: ({ id }) => `Услуга «${id}» в архиве: восстановите её или уберите отсюда.`,
  BEFORE: ({ day, earlier_day }) => `${day} раньше, чем ${earlier_day}, а должно быть не раньше.`,
  BOTH_GIVEN: () => 'Указано и то и другое: оставьте одно.',
  CHANGED_TWICE: ({ action, offering }) => `«${offering}» названа дважды (${named(action)}): уберите одно из двух.`,
  CHANGES_NOTHING: () => 'Пока не меняет ни одной услуги: сначала укажите, что меняется.',
  DAY_IS_PAST: ({ day }) => `День вступления в силу, ${day}, уже не впереди: сначала выберите другой.`,
  DAY_NEEDED: () => 'Укажите первый день, с которого потребитель готов.',
  DAY_OUT_OF_RANGE: ({ text }) => `${text}: нужен день с 1900 по 2999 год.`,
  ENDS_AT_ONCE: ({ day }) => `${day} — день самого уведомления: прекратить соглашение сразу можно отдельным действием.`,
  ENDS_TOO_SOON: ({ day, earliest }) => `${day} раньше, чем ${earliest}: раньше не позволяет срок расторжения.`,
  END_IS_AHEAD: ({ day }) => `${day} ещё не наступило: о будущем конце уведомляют.`,
  ERASED: ({ id }) => `«${id}» — стёртый человек: уберите его; для другого нужен другой ключ.`,
  FINITE_NUMBER: ({ value }) => `${value} — не число.`,
  FLOAT_PARSING: ({ value }) => `${value} — не число.`,
  FLOAT_TYPE: ({ value }) => `${value} — не число.`,
  FOREIGN_COVER: ({ other }) => `Её предоставляет «${other}»: это не поставщик в этих отношениях и не его часть.`,
  GREATER_THAN_EQUAL: ({ value, ge }) => `${value} меньше, чем ${ge}.`,
  GROUP_TOO_SMALL: ({ group, required, count }) => `В группе «${group}» нужно ${required}, а в ней всего ${count}.`,
  HAS_ARRIVED: () => 'Получение подтверждено, значит, сообщение дошло.',
  INT_FROM_FLOAT: ({ value }) => `${value} — не целое число.`,
  INT_PARSING: ({ value }) => `${value} — не целое число.`,
  INT_PARSING_SIZE: ({ value }) => `${value} — слишком большое число.`,
  INT_TYPE: ({ value }) => `${value} — не целое число.`,
  IS_ACCEPT: ({ until, day }) => `${until} не позже ${day}, когда изменение вступает в силу: это согласие.`,
  LASTS: ({ action }) => `Конец бывает только у временного: ${named(action)} — навсегда.`,
  LASTS_FOR_GOOD: ({ action }) => `Конец бывает только у временного: ${named(action)} — навсегда.`,
  LESS_THAN: ({ value, lt }) => `${value} слишком велико: нужно меньше ${lt}.`,
  LESS_THAN_EQUAL: ({ value, le }) => `${value} больше, чем ${le}.`,
  LIST_TYPE: ({ value }) => `${value} — не список.`,
  MISSING: () => 'Это нужно указать.',
  MISSPELT_OFFERING: ({ id, alike }) => `Услуги «${id}» нет. Может быть, ${alike}?`,
  MOVED_TODAY: ({ at }) => `День уже переносили в эти сутки (${at}): о двух новых днях за день не сообщают.`,
  NEEDED_UNPLANNED: () => 'Нужно, если встреча не была запланирована.',
  NEEDS_ITSELF: ({ id }) => `«${id}» не может держаться на себе.`,
  NOBODY_TO_ASK: () => 'Никого не затронет, спрашивать некого: можно сразу согласовать.',
  NOTHING_FOLLOWS: ({ before }) => `После состояния «${named(before)}» другого не бывает.`,
  NOT_AFTER: ({ day_after, first_day }) => `${day_after} не позже, чем ${first_day}: это первый день, когда всё уже кончилось.`,
  NOT_AHEAD: ({ day }) => `${day} уже не впереди.`,
  NOT_COME: ({ day }) => `${day} ещё не наступило.`,
  NOT_CONSUMERS_COMPLAINT: () => 'Не на стороне потребителя, а жалобу закрывает только она.',
  NOT_FOLLOWED: ({ before, following }) => `После состояния «${named(before)}» возможно: ${named(following)}.`,
  NOT_HELD: () => 'Участников нет у встречи, которой не было: уберите их или отметьте, что она состоялась.',
  NOT_NULL: () => 'Это нельзя оставить пустым.',
  NOT_OTHER_SIDE: () => 'Подтверждает другая сторона отношений, а этот человек не на ней.',
  NOT_POSSIBLE: ({ value }) => `${value} здесь невозможно.`,
  NOT_SENT_NOW: () => 'При таком состоянии изменения это сообщение не отправляют.',
  NOT_THE_CONSUMERS: () => 'Отвечает только сторона потребителя, а этот человек не на ней.',
  NO_CHANGE: () => 'Укажите хотя бы одно изменение.',
  NO_DAY: ({ text }) => `${text} — не день.`,
  NO_DAY_YET: () => 'Дня ещё нет: сначала укажите, когда изменение вступает в силу.',
  NO_GROUP: ({ required }) => `Нужно ${required}, но группа не названа: назовите её или оставьте 1.`,
  NO_OFFERING_AT_ALL: ({ id }) => `Услуги «${id}» нет, и других тоже нет: сначала прочитайте данные.`,
  NO_SEVERITY: () => 'Выберите, насколько тяжело.',
  NO_SUCH_OFFERING: ({ id }) => `Услуги «${id}» нет.`,
  ONE_NUMBER_A_GROUP: ({ group, numbers }) => `В группе «${group}» указано ${numbers}: нужно одно число на всю группу.`,
  ONE_OF_NEEDED: () => 'Укажите одно из двух.',
  ONLY_NEEDS_TIME: () => 'Срок указывают, только если нужно больше времени.',
  ONLY_WHILE: ({ status, allowed }) => `Состояние: ${named(status)}; это делают, пока оно: ${named(allowed)}.`,
  OVER_BEFORE_IT_BEGINS: ({ until, on }) => `Конец, ${until}, не позже начала, ${on}.`,
  OVER_TOO_SOON: ({ until, on }) => `Конец, ${until}, не позже начала, ${on}.`,
  OWN_CONSENT: () => 'Согласие потребитель даёт сам: за него его не записывают.',
  REASON_OF_DECLINE: () => 'Отказ объясняют: укажите причину.',
  REASON_OF_OBJECTION: () => 'Возражение объясняют: укажите причину.',
  RENEWS_THEN: ({ day, before }) => `${day} не позже ${before}, когда соглашение продлевается само.`,
  RESCHEDULE: () => 'День уже не черновика: его переносят отдельным действием.',
  SAID_BY: () => 'Это указывают отдельным действием.',
  SAME_NAME: ({ name }) => `Два сценария называются «${name}»: назовите их по-разному.`,
  SAME_PERSON: () => 'На обоих концах один и тот же человек.',
  SCORE_OR_TEXT: () => 'Без оценки нужен текст.',
  SEPARATOR: () => 'Знака «|» здесь быть не может.',
  STRING_TOO_LONG: ({ max_length }) => `Слишком длинно: знаков может быть не больше ${max_length}.`,
  STRING_TOO_SHORT: () => 'Пусто: уберите это совсем.',
  STRING_TOO_SHORT_NEEDED: () => 'Это нужно указать.',
  STRING_TYPE: ({ value }) => `${value} — не текст.`,
  TOO_LONG: ({ max_length }) => `Слишком много: может быть не больше ${max_length}.`,
  TOO_MANY_CHANGES: ({ most, count }) => `Изменений может быть не больше ${most}, а здесь ${count}.`,
  TWICE: ({ name }) => `${name}: названо дважды.`,
  VALID_TILL: ({ day, before }) => `${day} не позже ${before}, до которого соглашение и так действует.`,
  VALUE_ERROR: ({ value }) => `${value} здесь невозможно.`,
};

/** A sentence of the server in the language of the page, where its code has words there; else null. */
export function worded(saying: Saying | null | undefined): string | null {
  return language === 'en' || !saying ? null : (RUSSIAN[saying.code]?.(saying.values) ?? null);
}
