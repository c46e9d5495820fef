# Документ к встрече.

briefing-title = К встрече: { $provider } для { $consumer }, { $day }
briefing-side = Для стороны { $side ->
    [PROVIDER] поставщика
   *[other] потребителя
}: только то, что эта сторона вправе видеть.
briefing-meeting = { $kind ->
    [REVIEW] Обзор
    [WORKSHOP] Рабочая встреча
    [TRAINING] Обучение
    [COMMITTEE] Комитет
    [CALL] Разговор
   *[MESSAGES] Переписка
} { $on } в { $time } UTC.
briefing-no-meeting = Встреча не назначена.

briefing-stands = Как обстоят дела и что изменилось
briefing-owed = Что мы должны друг другу
briefing-decided = Что решено и обещано в последний раз и что из этого вышло
briefing-open = Жалобы и запросы
briefing-ahead = Что впереди
briefing-there = Кто будет
briefing-holders = Кто есть кто
briefing-not-met = С кем мы не встречались
briefing-thanks = Кого поблагодарить

briefing-grade = Состояние: { briefing-graded }; для оценки ничего не известно.
briefing-score = Состояние: { briefing-graded }, { $score } из 100; 30 дней назад оценки не было.
briefing-score-moved = Состояние: { briefing-graded }, { $score } из 100; 30 дней назад было { $before }.
briefing-graded = { $grade ->
    [GOOD] хорошее
    [UNPROVEN] не подтверждено
    [WATCH] требует внимания
    [AT_RISK] под угрозой
   *[UNKNOWN] неизвестно
}
briefing-move = За 30 дней: { briefing-factor }, { $difference }; фактов появилось, изменилось или ушло: { $count }.
briefing-factor = { $factor ->
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
briefing-step = { $what } Одно это подняло бы оценку на { $gain }.
briefing-step-settled = { $due } — если уладить, одно это подняло бы оценку на { $gain }.

briefing-due = Срок
briefing-is-late = Просрочено
briefing-days-late = { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
briefing-day = День
briefing-what = Что
briefing-became = Что из этого вышло
briefing-decision = { $status ->
    [PROPOSED] Решение, ещё не принято
    [TAKEN] Решение, действует
   *[REVERSED] Решение, отменено
}
briefing-promise = { $side ->
    [PROVIDER] Обещание поставщика
    [CONSUMER] Обещание потребителя
   *[THIRD_PARTY] Обещание третьего лица
}, { $status ->
    [OPEN] ещё не выполнено
    [OVERDUE] просрочено
    [KEPT] выполнено
    [KEPT_LATE] выполнено с опозданием
    [BROKEN] нарушено
   *[RELEASED] больше не ожидается
}

briefing-who = Кто
briefing-side-of = Сторона
briefing-roles = Роли
briefing-influence = Влияние
briefing-sentiment = Настроение
briefing-last-met = Последняя встреча
briefing-never = ещё не было
briefing-of-side = { $side ->
    [PROVIDER] поставщик
    [CONSUMER] потребитель
   *[THIRD_PARTY] третье лицо
}
briefing-role = { $role ->
    [SPONSOR] спонсор
    [CUSTOMER] заказчик
    [USER] пользователь
    [SERVICE_OWNER] владелец услуги
    [RELATIONSHIP_MANAGER] менеджер отношений
    [CONSUMER_REPRESENTATIVE] представитель потребителя
    [SUPPLIER] подрядчик
    [REGULATOR] регулятор
    [ADVISOR] советник
   *[OTHER] другой интерес
}

briefing-thank-commitment = { $name }: обещание выполнено в срок, { $on }: { $text }
briefing-thank-improvement = { $name }: сделано { $on }: { $text }
briefing-thank-feedback = { $name }: оценка { $score } из 10, { $on }.
briefing-more = И ещё { $count }.
