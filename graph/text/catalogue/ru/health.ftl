# Почему у составляющей оценки такие баллы.

health-outcomes = { $count ->
    [one] Учтён { $count } результат
    [few] Учтено { $count } результата
   *[other] Учтено { $count } результатов
} по сравнению с тем, как далеко они должны были продвинуться: { $points } из 100.
health-expectations = { $count ->
    [one] Учтено { $count } ожидание
    [few] Учтено { $count } ожидания
   *[other] Учтено { $count } ожиданий
} по тому, что с ними стало, и по важности: { $points } из 100.
health-feedback = { $count ->
    [one] { $count } голос
    [few] { $count } голоса
   *[other] { $count } голосов
}{ $named ->
    [no] { "" }
   *[yes] { " " }({ NAME($roles, of: "StakeholderRole") })
}, последнее слово каждого, недавние важнее: { $points } из 100.
health-commitments = { $count ->
    [one] Учтено { $count } обещание
    [few] Учтено { $count } обещания
   *[other] Учтено { $count } обещаний
}, выполненное с опозданием считается за половину: { $points } из 100.
health-breadth = На встречах обеих сторон были те, кто говорит за свою сторону: от поставщика — { $providers }, от потребителя — { $consumers }; { $points } из 100.
health-use = Насколько используется согласованное и насколько оно подходит: { $points } из 100.
health-targets = { $count ->
    [one] { $count } целевой показатель
    [few] { $count } целевых показателя
   *[other] { $count } целевых показателей
}, по доле последних периодов, в которых он выполнен: { $points } из 100.
health-sentiment = { $count ->
    [one] { $count } участник
    [few] { $count } участника
   *[other] { $count } участников
} не с вашей стороны, худшее отношение { $worst }: { $points } из 100.
health-contact = { $late ->
    [0] Следующий обзор — не позднее { $due }
    [one] Обзор ожидался { $due }, { $late } день назад
    [few] Обзор ожидался { $due }, { $late } дня назад
   *[other] Обзор ожидался { $due }, { $late } дней назад
}: { $points } из 100.

# Что записать, когда о составляющей ничего не известно.

health-outcomes-unknown = Ничего не известно: запишите результаты с исходным и целевым значением и сроком и измеряйте их.
health-expectations-unknown = Ничего не известно: запишите, чего стороны ждут друг от друга.
health-feedback-unknown = Ничего не известно: попросите людей потребителя поставить оценку.
health-commitments-unknown = Ничего не известно: запишите обещания и их сроки.
health-breadth-unknown = Ничего не известно: запишите встречи и их участников.
health-use-unknown = Ничего не известно: запишите, сколько человек пользуются согласованным, или спросите потребителя, подходит ли оно.
health-targets-unknown = Ничего не известно: запишите измеренные значения целевых показателей.
health-sentiment-unknown = Ничего не известно: запишите, как настроены участники.
health-contact-unknown = Ничего не известно: договоритесь, как часто стороны обсуждают отношения.

# Почему составляющая неприменима.

health-breadth-not-applicable = Неприменимо к базовым отношениям.
health-contact-not-applicable = Неприменимо к базовым отношениям.
health-targets-not-applicable = Неприменимо: ни одно действующее соглашение не обещает измеримого.

# Что говорит факт.

health-fact-met-confirmed = Выполнено, другая сторона это подтвердила: { $points }.
health-fact-met = Выполнено, по слову одной стороны: { $points }.
health-fact-agreed = Согласовано, срок не прошёл: { $points }.
health-fact-agreed-overdue = Согласовано со сроком { $due } и не выполнено: { $points }.
health-fact-agreed-long-ago = Согласовано { $answered } без срока и с тех пор не выполнено: { $points }.
health-fact-stated = Высказано и ждёт ответа: { $points }.
health-fact-unanswered = Высказано { $stated } и слишком долго ждёт ответа: { $points }.
health-fact-declined-confirmed = Отклонено, другая сторона с этим согласилась: { $points }.
health-fact-declined = Отклонено: { $points }.
health-fact-unmet = Не выполнено: { $points }.
health-fact-kept = Выполнено в срок: { $points }.
health-fact-kept-late = Срок был { $due }, выполнено { $done }: { $points }.
health-fact-broken = Нарушено: { $points }.
health-fact-overdue = Срок был { $due }, не выполнено: { $points }.
health-fact-feedback = { $score } из 10, сказано { $at }: { $points }.
health-fact-outcome = По последнему измерению, по сравнению с тем, как далеко он должен был продвинуться: { $points }.
health-fact-outcome-unmeasured = Срок был { $due }, а в последнее время не измерялся: { $points }.
health-fact-meeting = Стороны встречались { $on }.
health-fact-review = Стороны обсудили отношения { $on }.
health-fact-adoption = Пользуются { $active } из запланированных { $planned } на { $at }: { $points }.
health-fact-fit = Слово потребителя от { $at }: { $points }.
health-fact-target = Выполнен в стольких процентах последних периодов: { $points }.
health-fact-assessment = Отношение { $sentiment } на { $at }: { $points }.

# Что удерживает оценку на 49.

health-cap-complaint-overdue = Жалоба просрочена с { $since }.
health-cap-escalation-overdue = Эскалация слишком долго открыта, с { $since }.
health-cap-notice-missed = Об изменении не уведомили вовремя; уведомление запаздывает с { $since }.
health-cap-accountable-against = Кто-то из ответственных настроен против отношений, как отмечено { $since }.
health-cap-notice-of-termination = Соглашение расторгается, о чём заявлено { $since }, и его ничто не заменяет.
health-cap-notice-of-termination-undated = Соглашение расторгается, и его ничто не заменяет.
health-cap-critical-target-missed = Целевой показатель критичного использования не выполнен в двух из последних трёх периодов, последний из которых окончился { $since }.
health-cap-offering-not-available-undated = Услугой, согласованной как важная, нельзя пользоваться.

# Что повысило бы оценку.

health-step-answer-expectation = Согласитесь с этим ожиданием: оно ждёт ответа.
health-step-meet-expectation = Выполните это ожидание.
health-step-confirm-expectation = Попросите другую сторону подтвердить, что стало с этим ожиданием.
health-step-keep-commitment = Выполните это обещание.
health-step-hold-review = Проведите обзор с кем-то от потребителя, кто отвечает или влиятелен.
health-step-widen = Приведите на встречу ещё одного человека от меньшей стороны; если стороны равны, от каждой.
health-step-answer-complaint = Ответьте на эту жалобу.

# На что стоит взглянуть.

health-finding-voices-apart = Хорошо только изнутри: поставщик измеряет { $measured }, потребитель говорит { $said }.
health-finding-agreements-over = Все соглашения окончены с { $since }, а отношения всё ещё числятся действующими.
health-finding-complaint-unanswered = Жалоба от { $raised } ждёт ответа.
health-finding-demand-unanswered = Запрос от { $raised } ждёт ответа.
health-finding-demand-unanswered-undated = Запрос ждёт ответа.
health-finding-renewal-to-decide = Соглашение кончается { $end }: сторонам надо решить, продолжать ли его.
health-finding-notice-late = Уведомить надо было до { $deadline }, но изменение только предложено: его ещё можно перенести.
health-finding-planned-lowered = Запланировано пользователей: { $now }, а было { $before }.
health-finding-unconfirmed = Половина того, что здесь считается ({ NAME($factor, of: "HealthFactorKind") }), или больше держится на слове одной стороны.
health-finding-outcome-unmeasurable = У этого результата нет исходного или целевого значения, или они равны: он не учитывается.

# Портфель и одно взаимоотношение на бумаге.

health-between = { $provider } для { $consumer }
health-portfolio = Состояние отношений на { $day }, худшие первыми; всего: { $total }
health-portfolio-none = Их нет.
health-portfolio-more = Остальных, не хуже этих: { $count }; больше покажет --first.
health-one = Отношения «{ $between }» на { $day }, взгляд стороны { $side ->
    [CONSUMER] потребителя
   *[PROVIDER] поставщика
}
health-grade = { NAME($grade, of: "HealthGrade") }
health-score = { CAPITAL(health-grade) }: { $score } из 100; если бы всё неизвестное было известно — от { $least } до { $most }; уверенность { $confidence }
health-score-none = { CAPITAL(health-grade) }: ничего не известно; уверенность { $confidence }
health-uncapped = Без ограничений было бы { $score }.
health-voices = По словам потребителя: { $said }; по измерениям поставщика: { $measured }
health-before = 30 дней назад: { $month }; 90 дней назад: { $quarter }
health-judgement = Руководитель до { $until } оценивает их так: { health-grade }. { $reason }

health-head-caps = Что ограничивает оценку
health-head-factors = Из чего складывается оценка
health-head-moved = Что изменило её за 30 дней
health-head-steps = Что её поднимет
health-head-findings = На что обратить внимание
health-head-evidence = На чём она держится, до пяти фактов на каждую часть
health-head-offerings = О чём договорились
health-head-outcomes = К какой пользе стремятся
health-head-costs = Что это стоит и что экономит

health-column-relationship = ОТНОШЕНИЕ
health-column-between = СТОРОНЫ
health-column-grade = СОСТОЯНИЕ
health-column-score = ОЦЕНКА
health-column-confidence = УВЕРЕННОСТЬ
health-column-before = 30 ДНЕЙ НАЗАД
health-column-caps = ОГРАНИЧЕНО
health-column-cap = ОГРАНИЧЕНИЕ
health-column-thing = ПРЕДМЕТ
health-column-why = ПОЧЕМУ
health-column-factor = ЧАСТЬ
health-column-points = БАЛЛЫ
health-column-weight = ВЕС
health-column-contribution = ВКЛАД
health-column-difference = СДВИГ
health-column-gain = ПРИРОСТ
health-column-what = ЧТО СДЕЛАТЬ
health-column-finding = НАХОДКА
health-column-kind = ВИД
health-column-cause = ПРИЧИНА
health-column-weak = ИЗ СЛАБЫХ
health-column-all = ИЗ ВСЕХ
health-column-lift = ВО СКОЛЬКО РАЗ ЧАЩЕ
health-column-offering = УСЛУГА
health-column-status = СТАТУС
health-column-fit = ПРИГОДНОСТЬ
health-column-used = ИСПОЛЬЗУЮТ, %
health-column-training-due = ОБУЧИТЬ ДО
health-column-scenarios = ДЛЯ ЧЕГО
health-column-demands = ЗАПРОСЫ
health-column-outcome = РЕЗУЛЬТАТ
health-column-side = СТОРОНА
health-column-reached = ДОСТИГНУТО, %
health-column-measured = ИЗМЕРЕНО
health-column-costs = СТОИТ
health-column-saves = ЭКОНОМИТ
health-column-currency = ВАЛЮТА
health-column-per = ПЕРИОД

# Что общего у слабых отношений.

causes-title = Что общего у слабых отношений (требуют внимания, под угрозой), самое весомое первым
causes-none = Ничего: нужны три слабых отношения и то, на чём они держатся чаще остальных.
cause-offering = Слабых отношений, которые держатся на этой услуге: { $weak }, а всего таких: { $all }. Это в { $lift } раза больше, чем если бы она ни на что не влияла.
cause-person = Слабых отношений, в которых со стороны поставщика участвует этот человек: { $weak }, а всего таких: { $all }. Это в { $lift } раза больше, чем если бы это ни на что не влияло.
cause-cap = Слабых отношений, оценку которых это ограничивает: { $weak }, а всего таких: { $all }. Это в { $lift } раза больше, чем если бы это ни на что не влияло.

# Пользуются ли тем, о чём договорились.

use-title = Пользуются ли тем, о чём договорились, и окупается ли оно: { $between } на { $day }, взгляд стороны { $side ->
    [CONSUMER] потребителя
   *[PROVIDER] поставщика
}
use-nothing = Нет действующего соглашения, которое что-либо охватывает.
