# Названия значений перечислений, по имени перечисления в GraphQL, как они стоят сами по себе: в ячейке, у знака.

name-Acknowledgement = { $value ->
    [LINK] по ссылке из сообщения
    [ACCOUNT] из учётной записи
   *[RECORDED] записано поставщиком
}
name-Action = { $value ->
    [RETIRE] прекратить
    [SUSPEND] приостановить
    [BREAK] заменить несовместимой версией
    [DEGRADE] снизить уровень обслуживания
    [MODIFY] заменить совместимой версией
    [TRANSFER] передать другому поставщику
    [REPRICE] изменить цену
   *[RETERM] изменить условия
}
name-AgreementKind = { $value ->
    [CONTRACT] договор
    [FRAMEWORK] рамочное соглашение
    [SLA] соглашение об уровне услуг
    [OLA] внутреннее соглашение об уровне услуг
    [SUBSCRIPTION] подписка
    [MEMORANDUM] меморандум
   *[INFORMAL] устная договорённость
}
name-AgreementStatus = { $value ->
    [DRAFT] черновик
    [PROPOSED] предложено
    [ACTIVE] действует
    [NOTICE_GIVEN] расторгается
    [SUSPENDED] приостановлено
    [EXPIRED] истекло
   *[ENDED] завершено
}
name-Catalogue = { $value ->
    [PUBLIC] для всех
   *[RESTRICTED] для избранных
}
name-CauseKind = { $value ->
    [OFFERING] услуга в основе
    [PERSON] человек у поставщика
   *[CAP] что ограничивает оценку
}
name-ChangeOutcome = { $value ->
    [AS_ANNOUNCED] как объявлено
   *[OTHER] иначе, чем объявлено
}
name-ChangeStatus = { $value ->
    [DRAFT] черновик
    [PROPOSED] предложено
    [AGREED] согласовано
    [REJECTED] отклонено
    [ANNOUNCED] объявлено
    [DONE] выполнено
   *[CANCELLED] отменено
}
name-ChannelKind = { $value ->
    [EMAIL] почта
    [PHONE] телефон
    [CHAT] чат
    [MEETING] встреча
    [PORTAL] портал
   *[POST] письмо
}
name-CommitmentStatus = { $value ->
    [OPEN] ещё не выполнено
    [KEPT] выполнено
    [BROKEN] нарушено
   *[RELEASED] больше не ожидается
}
name-Comparator = { $value ->
    [AT_LEAST] не меньше
    [AT_MOST] не больше
    [ABOVE] больше
   *[BELOW] меньше
}
name-Coverage = { $value ->
    [FULL] заменяет целиком
   *[PARTIAL] заменяет частично
}
name-DemandAnswer = { $value ->
    [SHAPED] стороны уточняют, что нужно
    [ACCEPTED] будет удовлетворена
   *[DECLINED] не будет удовлетворена
}
name-DemandKind = { $value ->
    [CAPACITY] мощность
    [NEW] новое использование
    [MORE] больше прежнего
    [LESS] меньше прежнего
   *[PEAK] временный пик
}
name-EngagementKind = { $value ->
    [REVIEW] обзор
    [WORKSHOP] рабочая встреча
    [TRAINING] обучение
    [COMMITTEE] комитет
    [CALL] разговор
   *[MESSAGES] переписка
}
name-EngagementStatus = { $value ->
    [PLANNED] запланирована
    [HELD] состоялась
    [CANCELLED] отменена
   *[MISSED] не состоялась
}
name-EventAction = { $value ->
    [IMPORT_STARTED] импорт начат
    [IMPORTED] импортировано
    [REMOVED] убрано импортом
    [IMPORT_FINISHED] импорт закончен
    [GRANTED] доступ дан
    [WITHDRAWN] доступ отозван
    [REFUSED] в доступе отказано
    [RUN] последствия посчитаны
    [EXPORTED] выгружено
    [ERASED] данные человека стёрты
    [IMPORT_INTERRUPTED] импорт прерван
    [CREATED] создано
    [CHANGED] изменено
    [ARCHIVED] в архиве
    [RESTORED] возвращено из архива
    [DELETED] удалено
    [LINKED] связано
   *[UNLINKED] связь снята
}
name-ExpectationAnswer = { $value ->
    [AGREED] согласовано
   *[DECLINED] отклонено
}
name-ExpectationEnd = { $value ->
    [MET] оправдано
    [UNMET] не оправдано
   *[WITHDRAWN] снято
}
name-ExpectationStatus = { $value ->
    [STATED] ждёт ответа
    [AGREED] согласовано
    [DECLINED] отклонено
    [MET] оправдано
    [UNMET] не оправдано
   *[WITHDRAWN] снято
}
name-HealthCapKind = { $value ->
    [COMPLAINT_OVERDUE] просроченная жалоба
    [ESCALATION_OVERDUE] просроченная эскалация
    [NOTICE_MISSED] позднее уведомление об изменении
    [ACCOUNTABLE_AGAINST] ответственный настроен против
    [NOTICE_OF_TERMINATION] уведомление о прекращении
    [CRITICAL_TARGET_MISSED] не достигнут критичный показатель
   *[OFFERING_NOT_AVAILABLE] важная услуга недоступна
}
name-HealthFactorKind = { $value ->
    [OUTCOMES] результаты
    [EXPECTATIONS] ожидания
    [FEEDBACK] отзывы
    [COMMITMENTS] обещания
    [BREADTH] круг встреч
    [USE] использование
    [TARGETS] целевые показатели
    [SENTIMENT] настроение
   *[CONTACT] ритм обзоров
}
name-HealthGrade = { $value ->
    [GOOD] хорошее
    [UNPROVEN] не подтверждено
    [WATCH] требует внимания
    [AT_RISK] под угрозой
   *[UNKNOWN] неизвестно
}
name-IncompleteReason = { $value ->
    [HIDDEN] не всё, что здесь участвует, вам видно
    [IMPORT_INTERRUPTED] импорт прерван: запустите его ещё раз
   *[CAUSES_ONE_EACH] изменений так много, что названо лишь по одной наименьшей причине
}
name-Kind = { $value ->
    [Organization] организация
    [Person] человек
    [Offering] услуга
    [ServiceRelationship] отношения
    [Agreement] соглашение
    [NoticeTerm] срок уведомления
    [Target] цель
    [Freeze] запрет изменений
    [Channel] канал
    [EscalationStep] ступень эскалации
    [Escalation] эскалация
    [Expectation] ожидание
    [Engagement] встреча
    [Decision] решение
    [Commitment] обязательство
    [Feedback] отзыв
    [Complaint] жалоба
    [UsageScenario] сценарий использования
    [Demand] потребность
    [Adoption] освоение
    [FitCheck] проверка пригодности
    [Outcome] результат
    [Measurement] замер
    [Cost] затраты
    [Improvement] улучшение
    [Risk] риск
    [Signal] сигнал
    [Assessment] оценка человека
    [Judgement] суждение
    [HealthPolicy] правила здоровья
    [Change] изменение
    [Answer] ответ
    [Notice] уведомление
    [Event] событие
    [Import] импорт
   *[Grant] право доступа
}
name-Matter = { $value ->
    [REVIEW] обзор
    [COMMITMENT] обещание
    [EXPECTATION] ожидание
    [COMPLAINT] жалоба
    [DEMAND] запрос
    [IMPROVEMENT] улучшение
    [AGREEMENT] соглашение
    [CHANGE] изменение
    [NOTICE] уведомление
    [TRAINING] обучение
    [VACANCY] незанятая роль
   *[CONTACT] контакт
}
name-MigrationState = { $value ->
    [NOT_MOVED] ещё не перешёл
    [MOVED] перешёл
   *[LEFT] ушёл
}
name-MissingKind = { $value ->
    [UNASKED] ещё не спрошен
    [CONSENT] нет согласия
    [OBJECTION] возражает
    [TIME] нужно больше времени
    [ANSWER] не ответил
   *[NOBODY_REACHABLE] некого уведомить
}
name-NoticeBasis = { $value ->
    [NOTIFY] уведомить
   *[CONSENT] нужно согласие
}
name-NoticeCalendar = { $value ->
    [CALENDAR] все дни
   *[BUSINESS] с понедельника по пятницу
}
name-NoticeKind = { $value ->
    [QUESTION] вопрос
    [NOTICE] уведомление
    [REMINDER] напоминание
    [ESCALATION] эскалация
    [MOVED] перенос
   *[WITHDRAWN] отмена
}
name-NoticeState = { $value ->
    [PLANNED] к отправке
    [SENT] отправлено
    [FAILED] не удалось отправить
    [WITHDRAWN] отозвано
   *[SUPERSEDED] заменено
}
name-OfferingStatus = { $value ->
    [PLANNED] планируется
    [AVAILABLE] доступна
    [SUSPENDED] приостановлена
    [DEPRECATED] выводится
   *[RETIRED] прекращена
}
name-PromiseGapKind = { $value ->
    [NOTICE] срок уведомления
    [END] срок действия
   *[TARGET] целевой показатель
}
name-Quadrant = { $value ->
    [MANAGE_CLOSELY] работать вплотную
    [KEEP_SATISFIED] поддерживать довольство
    [KEEP_INFORMED] держать в курсе
   *[MONITOR] наблюдать
}
name-RelationshipStatus = { $value ->
    [PROSPECTIVE] предстоят
    [ONBOARDING] начинаются
    [ACTIVE] действуют
    [OFFBOARDING] завершаются
   *[ENDED] завершены
}
name-RelationshipType = { $value ->
    [BASIC] базовые
    [COOPERATIVE] сотрудничество
   *[PARTNERSHIP] партнёрство
}
name-Renewal = { $value ->
    [AUTO] продлевается само
    [BY_DECISION] продлевается по решению
   *[NONE] не продлевается
}
name-Role = { $value ->
    [READER] читатель
    [MANAGER] менеджер отношений
    [OWNER] владелец услуг
   *[ADMIN] администратор
}
name-Severity = { $value ->
    [CRITICAL] критическая
    [HIGH] высокая
    [MEDIUM] средняя
    [LOW] низкая
   *[NONE] нет
}
name-Side = { $value ->
    [PROVIDER] поставщик
    [CONSUMER] потребитель
   *[THIRD_PARTY] третья сторона
}
name-StakeholderRole = { $value ->
    [SPONSOR] спонсор
    [CUSTOMER] заказчик
    [USER] пользователь
    [SERVICE_OWNER] владелец услуги
    [RELATIONSHIP_MANAGER] менеджер отношений
    [CONSUMER_REPRESENTATIVE] представитель потребителя
    [SUPPLIER] субподрядчик
    [REGULATOR] надзор
    [ADVISOR] советник
   *[OTHER] другая роль
}
name-Topic = { $value ->
    [SERVICE] услуги
    [CHANGE] изменения
    [COMMERCIAL] цены и условия
    [SECURITY] безопасность и приватность
   *[COMPLAINT] жалобы
}
name-Verdict = { $value ->
    [ACCEPT] принято
    [OBJECT] возражает
   *[NEEDS_TIME] нужно время
}
name-Visibility = { $value ->
    [SHARED] обеим сторонам
    [PROVIDER] только поставщику
   *[CONSUMER] только потребителю
}
