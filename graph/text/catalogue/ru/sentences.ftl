# Почему что-то затронуто. Предложение складывается из звеньев пути и вывода.

sentence = { CAPITAL($clauses) }.
then = ;{ " " }
reason = { CAPITAL($clauses) }.

done = { $action ->
    [RETIRE] прекращается
    [SUSPEND] приостанавливается
    [BREAK] заменяется несовместимой версией
    [DEGRADE] переводится на более низкий уровень обслуживания
    [MODIFY] заменяется совместимой версией
    [TRANSFER] переходит к другому поставщику
    [REPRICE] меняет цену
   *[RETERM] меняет условия
}
done-as = { done }, здесь — { severity }

severity = { $severity ->
    [CRITICAL] критически
    [HIGH] сильно
    [MEDIUM] умеренно
   *[LOW] слабо
}
criticality = { $criticality ->
    [CRITICAL] критической
    [HIGH] высокой
    [MEDIUM] средней
   *[LOW] низкой
}

changed = услуга «{ $offering }» { $done }
loses = услуга «{ $dependent }» теряет услугу «{ $needed }» (та { $done })
needs-changed = услуге «{ $dependent }» нужна услуга «{ $needed }», которая { $done }
needs = услуге «{ $dependent }» нужна услуга «{ $needed }»
at-most = { $clause }, но это сказывается на ней не более чем { severity }
steps-left-out = между ними ещё { $count } { $count ->
    [one] шаг
    [few] шага
   *[many] шагов
}

given = { $status ->
    [SUSPENDED] уже приостановлена
    [RETIRED] уже прекращена
   *[PLANNED] ещё не доступна
}
taken-given = её альтернатива «{ $offering }» { given }
taken-planned = её альтернативу «{ $offering }» уже { planned }
taken-with-given = её альтернатива «{ $offering }» { fallen-with } «{ $root }», которая { given }
taken-with-planned = её альтернатива «{ $offering }» { fallen-with } «{ $root }», которую { planned }
fallen-with = { $fallen ->
    [yes] уже выпала вместе с услугой
   *[no] уже затронута из-за услуги
}
planned = { $count ->
    [one] затрагивает запланированное изменение { $changes }
   *[other] затрагивают запланированные изменения { $changes }
}
taken-now = её альтернатива «{ $offering }» тоже { $fallen ->
    [yes] выпадает
   *[no] затронута
}
taken-more = { $count ->
    [one] { $fallen ->
        [yes] выпадает
       *[no] затронута
    } ещё { $count } её альтернатива
    [few] { $fallen ->
        [yes] выпадают
       *[no] затронуты
    } ещё { $count } её альтернативы
   *[many] { $fallen ->
        [yes] выпадает
       *[no] затронуто
    } ещё { $count } её альтернатив
}
taken-at-most = { $clause } и сказывается на ней не более чем { severity }
group-at-most = через её группу «{ $group }» это сказывается на ней не более чем { severity }
needed = { $required ->
    [one] нужна { $required }
    [few] нужны { $required }
   *[many] нужно { $required }
} из её { $members } { $members ->
    [one] альтернативы
   *[other] альтернатив
}
all-needed = { $members ->
    [one] нужна единственная её альтернатива
   *[other] нужны все её альтернативы, числом { $members }
}

agreement = { $capped ->
    [yes] соглашение лишь { criticality } важности
   *[no] соглашение { criticality } важности
} об услуге «{ $offering }»
agreement-until = { agreement } до { $until }
agreement-renewing = { agreement } (само продлевается { $day })
itself = { $clause }; сама услуга затронута { severity }
masked-agreement = { $agreement } было бы затронуто ({ $severity ->
    [CRITICAL] критически
    [HIGH] сильно
    [MEDIUM] средне
   *[LOW] слабо
}), и ему уже так же плохо из-за услуг: { $offerings }
masked-agreement-until = { masked-agreement }, до { $until }
so-offering = поэтому услуга «{ $offering }» затронута { severity }
so-agreement = поэтому { $agreement }, { $signed } с потребителем «{ $consumer }», затронуто { severity }
so-consumer = поэтому потребитель «{ $consumer }», у которого { $signed }, затронут { severity }

# Что делает отношения слабыми.

risk-nobody = в отношениях с поставщиком «{ $provider }» никто не отвечает за них на стороне { side }
risk-single-thread = отношения с поставщиком «{ $provider }» держатся на одном человеке на стороне { side }
side = { $side ->
    [CONSUMER] потребителя
   *[PROVIDER] поставщика
}
risk-stale-contact = обзор отношений с поставщиком «{ $provider }» просрочен на { $days } { days }: { $last }
review-last = последний обзор был { $last }, периодичность — { EVERY($every) }
review-none = с { $last } обзора не было, а периодичность — { EVERY($every) }
risk-accountable-against = в отношениях с поставщиком «{ $provider }» настрой ответственного лица ({ role }) на { $since } — { $sentiment }
days = { $days ->
    [one] день
    [few] дня
   *[many] дней
}
risk-bad-sentiment = в отношениях с поставщиком «{ $provider }» настрой заинтересованного лица ({ role }) на { $since } — { $sentiment }

# На что взглянуть прежде всего.

finding-no-reachable-person = потребитель «{ $consumer }» затронут { severity }, и уведомить там некого
finding-only-a-channel = потребитель «{ $consumer }» затронут { severity }, и уведомить там некого: договорное уведомление уходит лишь в канал
finding-notice-missed = потребителя «{ $consumer }» надо было уведомить до { $day }, { $count } { $count ->
    [one] день
    [few] дня
   *[many] дней
} назад ({ $agreement })
finding-consent-needed = требуется согласие потребителя «{ $consumer }» ({ $agreement })
finding-frozen = потребитель «{ $consumer }» не принимает изменений с { $since } до { $until }
finding-frozen-reason = { finding-frozen }: { $reason }
finding-frozen-open = потребитель «{ $consumer }» не принимает изменений с { $since }
finding-frozen-open-reason = { finding-frozen-open }: { $reason }
finding-renewal-not-decided = не решено, продлевать ли после { $day } соглашение { $agreement } с потребителем «{ $consumer }»; оно затронуто { severity }
finding-renewal-lapsed = не решено, продлевать ли соглашение { $agreement } с потребителем «{ $consumer }»: оно кончилось { $day }, не учитывается и было бы затронуто { severity }
finding-renewals = не решено о { $count } { $count ->
    [one] продлении
   *[other] продлениях
}: { $renewals }
renewal = { $agreement } с потребителем «{ $consumer }» ({ severity }, { $ended ->
    [yes] кончилось
   *[no] кончается
} { $day })
more-renewals = ещё { $count }
finding-end-not-known = об окончании соглашения { $agreement } с потребителем «{ $consumer }» уведомили уже после его автоматического продления, и когда оно кончается, ничто не говорит: оно действует дальше и затронуто { severity }
finding-relationship-at-risk = потребитель «{ $consumer }» затронут { severity }; { $reason }
finding-no-teller = за отношения с потребителем «{ $consumer }» никто не отвечает: неясно, кто уведомит
finding-archived-in-use = услуга «{ $offering }» в архиве, а на неё ещё опирается то, чем пользуются: она потеряна навсегда
finding-no-agreement = услуге «{ $dependent }» нужна услуга «{ $needed }», а действующего соглашения о ней у её поставщика нет

# How often something comes back.

every-one = раз в { $unit ->
    [year] год
    [month] месяц
    [week] неделю
   *[day] день
}
every-several = раз в { $period }
