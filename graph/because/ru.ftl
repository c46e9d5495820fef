# Почему что-то затронуто. Предложение складывается из звеньев пути и вывода.

sentence = { CAPITAL($clauses) }.
then = ;{ " " }

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

given = { $status ->
    [SUSPENDED] уже приостановлена
    [RETIRED] уже прекращена
   *[PLANNED] ещё не доступна
}
taken-given = её альтернатива «{ $offering }» { given }
taken-planned = её альтернативу «{ $offering }» уже { planned }
taken-with-given = её альтернатива «{ $offering }» уже выпала вместе с услугой «{ $root }», которая { given }
taken-with-planned = её альтернатива «{ $offering }» уже выпала вместе с услугой «{ $root }», которую { planned }
planned = { $count ->
    [one] затрагивает запланированное изменение { $changes }
   *[other] затрагивают запланированные изменения { $changes }
}
taken-now = её альтернатива «{ $offering }» тоже выпадает
taken-more = { $count ->
    [one] выпадает ещё { $count } её альтернатива
    [few] выпадают ещё { $count } её альтернативы
   *[many] выпадает ещё { $count } её альтернатив
}
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
itself = { $clause }; сама услуга затронута { severity }
so-offering = поэтому услуга «{ $offering }» затронута { severity }
so-agreement = поэтому { $agreement }, { $signed } с потребителем «{ $consumer }», затронуто { severity }
so-consumer = поэтому потребитель «{ $consumer }», у которого { $signed }, затронут { severity }
