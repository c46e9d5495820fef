import { words } from '../words/language';

export const w = words({
  en: {
    edit: 'Edit', save: 'Save', saved: 'Saved.', same: 'Nothing was other.', undo: 'Undo', takenBack: 'Taken back.',
    connections: 'Connections', which: 'Which', noneYet: 'None yet.', said: 'What is said of it', addOne: 'Add one', link: 'Add', unlink: 'Remove',
    unlinkNamed: (name: string) => `Remove ${name}`, linked: (name: string) => `${name} was added.`, unlinked: (name: string) => `${name} was removed.`,
    relations: {
      dependencies: 'What it needs', owners: 'Owners', successors: 'Successors', covers: 'Offerings that it covers', memberOf: 'Organizations', reportsTo: 'Reports to',
      deputies: 'Deputies', stakeholders: 'People and their roles', changes: 'Offerings that it changes',
    },
    other: {
      dependencies: 'Offering', owners: 'Person', successors: 'Offering', covers: 'Offering', memberOf: 'Organization', reportsTo: 'Person',
      deputies: 'Person', stakeholders: 'Person', changes: 'Offering',
    },
    fields: {
      externalIds: 'Keys in other systems, one a line (as erp:4711)', relationship: 'Relationship', noticeTo: 'Where contractual notice goes',
      name: 'Name', description: 'What it is for', goods: 'Goods', access: 'Access', actions: 'Actions', targetGroup: 'For whom', catalogue: 'Who may see it', status: 'Status',
      availableFrom: 'Available from', deprecatedFrom: 'Deprecated from', suspendedFrom: 'Suspended from', suspendedUntil: 'Suspended until', retiresOn: 'Retires on', provider: 'Provider',
      criticality: 'How badly it needs it', alternatives: 'Alternatives: name of the group', required: 'How many of them are needed', validFrom: 'Valid from', validTo: 'No longer valid from', confirmedAt: 'Confirmed on',
      since: 'Since', until: 'First day without it', coverage: 'How much it replaces', from: 'From',
      reference: 'Reference', kind: 'What sort', noticeDays: 'Days of notice of changes', noticeGivenAt: 'Notice given on', terminationDays: 'Days to end it', renewal: 'At its end', framework: 'Framework', usedBy: 'Also used by',
      email: 'Mail', phone: 'Telephone', title: 'Title', language: 'Language (as fr, pt-BR)', timezone: 'Time zone (as Europe/Paris)', doNotContact: 'must not be contacted', absentFrom: 'Absent from', absentUntil: 'Back on',
      noticePolicyDays: 'Days of notice, where nothing is agreed', partOf: 'Part of',
      type: 'How close it is', typeWantedByProvider: 'How close the provider wants it', typeWantedByConsumer: 'How close the consumer wants it', reviewEvery: 'Reviewed every (as P6M)', consumer: 'Consumer',
      role: 'Role', side: 'Side', accountable: 'answers for it', preferredChannel: 'How to be reached',
      visibility: 'Who may see it', effectiveOn: 'Takes effect', reason: 'Why', proposedBy: 'Proposed by', action: 'What is done to it', severity: 'How bad it is',
    },
  },
  ru: {
    edit: 'Изменить', save: 'Сохранить', saved: 'Сохранено.', same: 'Ничего не изменилось.', undo: 'Отменить', takenBack: 'Отменено.',
    connections: 'Связи', which: 'Какие', noneYet: 'Пока нет.', said: 'Что о ней сказано', addOne: 'Добавить', link: 'Добавить', unlink: 'Убрать',
    unlinkNamed: (name: string) => `Убрать: ${name}`, linked: (name: string) => `Добавлено: ${name}.`, unlinked: (name: string) => `Убрано: ${name}.`,
    relations: {
      dependencies: 'Что ей нужно', owners: 'Владельцы', successors: 'Преемники', covers: 'Что покрывает', memberOf: 'Организации', reportsTo: 'Подчиняется',
      deputies: 'Заместители', stakeholders: 'Люди и их роли', changes: 'Что меняет',
    },
    other: {
      dependencies: 'Услуга', owners: 'Человек', successors: 'Услуга', covers: 'Услуга', memberOf: 'Организация', reportsTo: 'Человек',
      deputies: 'Человек', stakeholders: 'Человек', changes: 'Услуга',
    },
    fields: {
      externalIds: 'Ключи в других системах, по одному на строке (erp:4711)', relationship: 'Отношения', noticeTo: 'Куда посылать договорные уведомления',
      name: 'Название', description: 'Для чего', goods: 'Товары', access: 'Доступ', actions: 'Действия', targetGroup: 'Для кого', catalogue: 'Кому видно', status: 'Состояние',
      availableFrom: 'Доступна с', deprecatedFrom: 'Устаревает с', suspendedFrom: 'Приостановлена с', suspendedUntil: 'Приостановлена до', retiresOn: 'Прекращается', provider: 'Поставщик',
      criticality: 'Насколько нужна', alternatives: 'Замены: название группы', required: 'Сколько из них нужно', validFrom: 'Действует с', validTo: 'Не действует с', confirmedAt: 'Подтверждено',
      since: 'С', until: 'Первый день без этого', coverage: 'Насколько заменяет', from: 'С',
      reference: 'Номер', kind: 'Вид', noticeDays: 'За сколько дней уведомлять', noticeGivenAt: 'Уведомление о прекращении', terminationDays: 'За сколько дней прекращать', renewal: 'В конце срока', framework: 'Рамочное соглашение', usedBy: 'Пользуются также',
      email: 'Почта', phone: 'Телефон', title: 'Должность или название', language: 'Язык (fr, pt-BR)', timezone: 'Часовой пояс (Europe/Paris)', doNotContact: 'не беспокоить', absentFrom: 'Отсутствует с', absentUntil: 'Вернётся',
      noticePolicyDays: 'За сколько дней уведомлять, если не согласовано', partOf: 'Часть',
      type: 'Насколько тесные', typeWantedByProvider: 'Насколько тесные хочет поставщик', typeWantedByConsumer: 'Насколько тесные хочет потребитель', reviewEvery: 'Обзор каждые (P6M)', consumer: 'Потребитель',
      role: 'Роль', side: 'Сторона', accountable: 'отвечает', preferredChannel: 'Как связаться',
      visibility: 'Кому видно', effectiveOn: 'Вступает в силу', reason: 'Почему', proposedBy: 'Кто предложил', action: 'Что с ней сделают', severity: 'Насколько тяжело',
    },
  },
});

export type FieldName = keyof typeof w.fields;
export type RelationName = keyof typeof w.relations;
