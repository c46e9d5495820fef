import { words } from '../words/language';

export const w = words({
  en: {
    plan: 'Plan a change', passOn: 'Pass it on', lead: 'It becomes a draft: nobody is asked or told before it is proposed.',
    title: 'What is planned, in a few words', on: 'Takes effect', why: 'Why', whyHint: 'Everybody who is asked or told reads title and reason.',
    offering: 'Offering', action: 'What is done to it', severity: 'How bad it is', severityHint: 'as such a thing usually is, unless given', until: 'First day on which it is over',
  },
  ru: {
    plan: 'Запланировать изменение', passOn: 'Передать дальше', lead: 'Это будет черновик: никого не спрашивают и не уведомляют, пока его не предложат.',
    title: 'Что планируется, в нескольких словах', on: 'Вступает в силу', why: 'Почему', whyHint: 'Название и причину прочтут все, кого спросят или уведомят.',
    offering: 'Услуга', action: 'Что с ней сделают', severity: 'Насколько тяжело', severityHint: 'как обычно при этом, если не указано', until: 'Первый день, когда это позади',
  },
});
