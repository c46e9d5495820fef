# Отчёт на бумаге: для запроса на изменение, для терминала.

rank = { $severity ->
    [CRITICAL] КРИТИЧЕСКАЯ
    [HIGH] ВЫСОКАЯ
    [MEDIUM] СРЕДНЯЯ
    [LOW] НИЗКАЯ
   *[NONE] НЕТ
}
change-done = услуга «{ $offering }» { $action ->
    [RETIRE] прекращается
    [SUSPEND] приостанавливается
    [BREAK] заменяется несовместимой версией
    [DEGRADE] переводится на более низкий уровень обслуживания
    [MODIFY] заменяется совместимой версией
    [TRANSFER] переходит к другому поставщику
    [REPRICE] меняет цену
   *[RETERM] меняет условия
}
change-done-as = { change-done } (степень: { rank })
change-done-until = { $done }, до { $until }
change-more = { $count ->
    [one] ещё { $count } изменение
    [few] ещё { $count } изменения
   *[many] ещё { $count } изменений
}

impact-title = Последствия: { $changes } { $day }
impact-asked = Если { $day } { $changes }, по состоянию на { $today }:

thing-consumers = потребители
thing-agreements = соглашения
thing-offerings = услуги
thing-masked = { $thing }, которым уже так же плохо

head-summary = Итог
head-findings = На что взглянуть прежде всего
head-since = С прошлого раза
head-consumers = Потребители
head-masked = Кому уже так же плохо: сейчас не хуже, но, может быть, лишь на время
head-affected = Кто затронут и почему
head-why = Почему затронуты сильно и критически
head-why-named = Почему
head-notify = Кого уведомить, сначала самые ранние сроки
head-agreements = Соглашения, сначала самые ранние сроки
head-order = Почему такой порядок
head-differ = Потребители, с которыми выходит по-разному
head-renewals = Нерешённые продления

column-affected = ЗАТРОНУТЫ
column-reached = ДОСТИГНУТЫ, НО НЕ ХУЖЕ
column-severity = СТЕПЕНЬ
column-consumer = ПОТРЕБИТЕЛЬ
column-until = ДО
column-masked-by = ИЗ-ЗА ЧЕГО
column-hops = ШАГОВ
column-way = ПУТЬ
column-capped = СМЯГЧЕНО ДО
column-why = ПОЧЕМУ
column-notify-by = УВЕДОМИТЬ ДО
column-person = КОГО
column-over = КАК
column-language = ЯЗЫК
column-teller = КТО УВЕДОМЛЯЕТ
column-next = СЛЕДУЮЩИЙ
column-notice = СРОК
column-agreement = СОГЛАШЕНИЕ
column-scenario = СЦЕНАРИЙ
column-on = ДЕНЬ
column-agreements = СОГЛАШЕНИЙ
column-people = ЛЮДЕЙ
column-overdue = ПРОСРОЧЕНО
column-offering = УСЛУГА
column-offerings = УСЛУГИ
column-alternatives = ГРУППА ЗАМЕН
column-required = НУЖНО
column-members = ИЗ ЧЕГО
column-beneath = СОГЛАШЕНИЕ ПОД НИМИ
column-promised = ОБЕЩАНО
column-allowed = ВОЗМОЖНО
column-needed = ХВАТИЛО БЫ
column-fail = ЧЕМУ МЕШАЕТ
column-cause = ПРИЧИНА
column-weighs = НАСКОЛЬКО ВЕСОМА
column-relationships = СЛАБЫЕ ОТНОШЕНИЯ
column-kept-from = ВСЕ СРОКИ СОБЛЮДЕНЫ С

since-nothing = Ничего не изменилось.
since-rules = Прошлый прогон оценён по прежним правилам: уже потерянное по соглашению выводило из счёта остальное, а то, что уже так же плохо, не показывалось.
since-day = Спрашивали о { $before }, теперь о { $after }.
since-totals = { CAPITAL($thing) }: { $moved }.
since-new = Потребитель «{ $consumer }» теперь затронут: { $before } → { $after }.
since-worse = Потребитель «{ $consumer }» затронут сильнее: { $before } → { $after }.
since-better = Потребитель «{ $consumer }» затронут слабее: { $before } → { $after }.
since-masked = { $consumer }: { $before } → { $after }; уже пострадал не меньше, это изменение тоже дало бы { $masked }.
since-gone = Потребитель «{ $consumer }» больше не затронут: { $before } → { $after }.
since-overdue = Просроченные уведомления: { $before } → { $after }.
since-earliest = Самый ранний день: { $before } → { $after }.
since-people = Людей уведомить: { $before } → { $after }.
incomplete = Ответ неполон: { $reason ->
    [HIDDEN] опущено то, что вам не видно
    [IMPORT_INTERRUPTED] импорт прервался, и его надо повторить
   *[CAUSES_ONE_EACH] изменений больше 10, и для каждого потребителя названа одна причина
}.
hidden = { $count ->
    [one] Опущено { $count } затронутое, которое вам не видно.
   *[other] Опущено { $count } затронутых, которые вам не видны.
}
nobody = Ни один потребитель не затронут.
nobody-agreed = Соглашений, из которых видно, кто чем пользуется, нет: без них потребители не учитываются и уведомлять никого не требуется.
nobody-looked-at = Никто из рассматриваемых не затронут.
nobody-anew = Сейчас никому не становится хуже, но { $count ->
    [one] { $count } потребитель уже потерял
    [few] { $count } потребителя уже потеряли
   *[many] { $count } потребителей уже потеряли
} то, что отняло бы это изменение.
until-unknown = день не известен
masked-more = ещё { $count }
masked-status = услуга «{ $offering }» { $status ->
    [SUSPENDED] приостановлена
    [RETIRED] прекращена
   *[PLANNED] ещё не доступна
}
masked-archived = услуга «{ $offering }» в архиве
masked-change = запланированное изменение { $change } услуги «{ $offering }»
already-change = Уже запланировано: { $done }, изменением { $change }.
already-status = Уже так: услуга «{ $offering }» { $status ->
    [SUSPENDED] приостановлена
    [RETIRED] прекращена
   *[PLANNED] ещё не доступна
}.
worse-later = Дальше хуже: { $day } затронуты { $counts }{ $why }.
worse-count = { $count ->
    [one] { $count } потребитель
    [few] { $count } потребителя
   *[many] { $count } потребителей
} ({ rank })
worse-why = , потому что { $facts }
outlook-cut = Дальнейших дней больше 60: рассмотрены самые насыщенные.
dated-lost = услуги «{ $offering }» с этого дня нет
dated-back = услуга «{ $offering }» снова есть
dated-needs = меняется то, что нужно услуге «{ $offering }»
dated-agreement = соглашение об услуге «{ $offering }» { $begins ->
    [yes] начинается
   *[no] кончается
}
dated-plan = запланированное изменение { $change } { $begins ->
    [yes] вступает в силу
   *[no] кончается
}
dated-over = изменение услуги «{ $offering }» кончается
people = { $count ->
    [one] Надо уведомить { $count } человека.
    [few] Надо уведомить { $count } человека.
   *[many] Надо уведомить { $count } человек.
}
rests = Основания: { $facts ->
    [one] { $facts } факт
    [few] { $facts } факта
   *[many] { $facts } фактов
}; критичность лишь предположена: { $assumed }; зависимостей, не подтверждённых за год: { $unconfirmed }.
notice-kept = Все сроки уведомления ещё можно соблюсти.
notice-kept-from = Все сроки уведомления можно соблюсти с { $day }, если уведомить сегодня.
notice-kept-never = Нет дня, на который можно соблюсти все сроки: у одного из запретов на изменения нет конца.
given-before = Уже дано: услуга «{ $offering }», { $reasons }.
given-status = в тот день { $status ->
    [SUSPENDED] приостановлена
    [RETIRED] прекращена
   *[PLANNED] ещё не доступна
}
given-archived = в архиве
given-change = запланированное изменение { $change }
holding-some = Услуга «{ $offering }» держится: остаётся { $left }.
holding = Услуга «{ $offering }» держится: остаётся { $left }, в запасе { $margin ->
    [0] ничего
   *[other] { $margin }
}.
holding-until = Услуга «{ $offering }» держится до { $until }: остаётся { $left }, в запасе { $margin ->
    [0] ничего
   *[other] { $margin }
}.
together = Потребитель «{ $consumer }» затронут { severity } лишь изменениями вместе: { $causes }.
cause = { $action ->
    [RETIRE] прекращение
    [SUSPEND] приостановка
    [BREAK] несовместимая версия
    [DEGRADE] более низкий уровень
    [MODIFY] совместимая версия
    [TRANSFER] другой поставщик
    [REPRICE] другая цена
   *[RETERM] другие условия
} услуги «{ $offering }»
or = ; или{ " " }
causes-more = ещё { $count } { $count ->
    [one] способ
    [few] способа
   *[many] способов
}
left-more = ещё { $count }
way-left-out = … ещё { $count } …
more-findings = … и ещё { $count } такого рода ({ $kind }).
finding-kind = { $kind ->
    [NO_REACHABLE_PERSON] уведомить некого
    [NOTICE_MISSED] уведомление опоздало
    [CONSENT_NEEDED] нужно согласие
    [FROZEN] изменения не принимаются
    [RENEWAL_NOT_DECIDED] не решено о продлении
    [END_NOT_KNOWN] неизвестно окончание
    [RELATIONSHIP_AT_RISK] слабые отношения
    [NO_TELLER] неясно, кто уведомит
    [ARCHIVED_IN_USE] в архиве, но ещё нужна
   *[NO_AGREEMENT] нет соглашения
}
more-rows = … и ещё { $count }: в CSV есть все.

cap-agreement = { rank } соглашением { $agreement }
cap-dependency = { rank } между «{ $needed }» и «{ $dependent }»
days-left = { $days ->
    [one] остался { $days } день
    [few] осталось { $days } дня
   *[many] осталось { $days } дней
}
days-late = { $days ->
    [one] опоздание на { $days } день
    [few] опоздание на { $days } дня
   *[many] опоздание на { $days } дней
}
by-policy = { $notice } (по правилам поставщика)
not-owed = уведомлять не обязательно

channel = { $kind ->
    [EMAIL] почта
    [PHONE] телефон
    [CHAT] чат
    [MEETING] встреча
    [PORTAL] портал
   *[POST] письмо
}
role = { $role ->
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
reason-owner = владелец услуг: { $offerings }
reason-notice = уведомление для «{ $consumer }»: { $offerings }
reason-stakeholder = { role }{ $side ->
    [CONSUMER] {""}
   *[PROVIDER] {" "}перед потребителем
} «{ $consumer }»: { $offerings }
reasons-more = и ещё { $count }
unreachable = { $person } ({ unreachable-why })
unreachable-why = { $why ->
    [DO_NOT_CONTACT] просит не обращаться
    [ABSENT] отсутствует
   *[NO_ADDRESS] нет адреса
}
unreachable-deputies = { unreachable }; замещает { $deputies }

comparison-title = От наименее к наиболее вредному, по состоянию на { $today }; потребители по степени:
ranked = { $name }: { $because }
ranked-incomplete = { $name }: { incomplete }
alike = Нет: со всеми потребителями выходит одинаково.
fate-overdue = { $fate }, просрочено { $count }
rank-worst = Худший его день — { $day }.
rank-same = Вредит так же, как «{ $other }»: решает имя.
rank-differs = Вредит { $less ->
    [yes] меньше
   *[no] больше
}, чем «{ $other }»: { measured } против { $there }{ among-hidden }.
among-hidden = { $hides ->
    [yes] , считая и то, чего вы не видите
    [seen] , из того, что вы видите
   *[no] {""}
}
measured = { $of ->
    [consumers] потребителей, затронутых { severity }, { $here }
    [agreements] соглашений, затронутых { severity }, { $here }
   *[overdue] просроченных уведомлений { $here }
}

# An outline of ways.

head-outline = Какими путями
outline-offering = { $offering }: { $rank }
outline-consumer = затронут потребитель «{ $consumer }»: { $rank }

# Слабые места, невыполнимые обещания, общее у слабых отношений.

weak-title = Слабые места: потеря каждой услуги по отдельности, { $day }
head-weak = Сначала та, без которой хуже всего; потребители по степени
head-alone = Для кого-то критичны, и заменить их нечем
head-spare = Замены, ни одной из которых терять уже нельзя
promises-title = Обещания, которые не позволяют сдержать нижележащие соглашения, на { $day }: { $count }
promises-hidden = Ещё столько держится на том, чего вам не видно: { $count }
head-limits = Из-за чего: сначала то, что мешает большинству обещаний
head-gaps = Обещания
promises-nothing-agreed = соглашения нет
promises-notice = { $days ->
    [one] { $days } день уведомления
    [few] { $days } дня уведомления
   *[other] { $days } дней уведомления
}
promises-until = до { $day }
promises-no-end = бессрочно
cause-called = { NAME($cap, of: "HealthCapKind") }
