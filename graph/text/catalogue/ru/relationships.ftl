# Почему что-то стоит в повестке.

agenda-commitment = { holder } к этому сроку: { $text }
holder = { $side ->
    [THIRD_PARTY] Третье лицо обещало
   *[other] Сторона { side } обещала
}
agenda-expectation-stated = Ожидание { expecting } ждёт ответа: { $statement }
agenda-expectation-agreed = Ожидание { expecting } по договорённости должно сбыться к этому сроку: { $statement }
expecting = { $side ->
    [THIRD_PARTY] третьего лица
   *[other] стороны { side }
}
agenda-improvement = Обе стороны хотят, чтобы к этому сроку было сделано: { $title }

agenda-complaint-open = Жалоба от { $raised } ждёт ответа: { $text }
agenda-complaint-answered = На жалобу от { $raised } дан ответ, но потребитель её ещё не закрыл: { $text }
agenda-demand = Запрос ({ NAME($kind, of: "DemandKind") }) на { demanded } ждёт ответа.
agenda-demand-from = Запрос ({ NAME($kind, of: "DemandKind") }) на { demanded } с { $from } ждёт ответа.
demanded = { $named ->
    [yes] услугу «{ $offering }»
   *[no] одну из услуг
}
agenda-change = { $title }, { $on }: потребитель ещё не ответил.
agenda-change-time = { $title }, { $on }: потребителю нужно время.
agenda-change-time-until = { $title }, { $on }: потребителю нужно время до { $until }.
agenda-notice-sent = Уведомление { announced } отправлено { $sent }, но не подтверждено.
agenda-change-unreached = { $title }, { $on }: там некому сообщить.
agenda-notice-unsent = Уведомление { announced } ещё не отправлено.
agenda-notice-paused = { $title }: { $count ->
    [one] { $count } сообщение ждёт
    [few] { $count } сообщения ждут
   *[many] { $count } сообщений ждут
}, так как отправка приостановлена: { $why }
agenda-notice-held = { $title }: { $count ->
    [one] { $count } сообщение ждёт разрешения или отправки вручную.
    [few] { $count } сообщения ждут разрешения или отправки вручную.
   *[many] { $count } сообщений ждут разрешения или отправки вручную.
}
agenda-notice-failed = Уведомление { announced } не удалось отправить: { $why }
announced = { $named ->
    [yes] об изменении «{ $change }»
   *[no] о запланированном изменении
}

agenda-review-last = { CAPITAL(review-last) }.
agenda-review-last-planned = { CAPITAL(review-last) }; следующий назначен на { $planned }.
agenda-review-none = { CAPITAL(review-none) }.
agenda-review-none-planned = { CAPITAL(review-none) }; обзор назначен на { $planned }.
agenda-contact = { $name } (влияние: { $influence }): последний разговор был { $last }; периодичность — { PERIOD($every) }.
agenda-contact-never = { $name } (влияние: { $influence }): разговора ещё не было; периодичность — { PERIOD($every) }.
agenda-training = { $name }: пользователей надо обучить к этому сроку; обучение не назначено.
agenda-training-planned = { $name }: пользователей надо обучить к этому сроку; обучение назначено на { $planned }.

agenda-agreement-end-unknown = О расторжении соглашения { $agreement } уведомили { $given }, но когда оно кончается, ничто не говорит.
agenda-agreement-terminated = Соглашение { $agreement } кончается: о его расторжении уведомили.
agenda-agreement-ends = Соглашение { $agreement } кончается.
agenda-agreement-ended = Соглашение { $agreement } кончилось { $day }: никто его не продлил.
agenda-agreement-to-decide = Соглашение { $agreement } кончится { $day }, если обе стороны не продлят его к этому сроку.
agenda-agreement-renews = Соглашение { $agreement } само продлится { $day }, если его не расторгнут к этому сроку.
agenda-agreement-renews-for-sure = Соглашение { $agreement } само продлится { $day }; уведомить о расторжении надо было не позднее { $last }.
agenda-vacancy = Никто не отвечает за эти отношения как { role }.
agenda-vacancy-from = С { $from } никто не отвечает за эти отношения как { role }.

# Почему на какой-то ступени некому позвонить.

call-nobody = Эта ступень никому не поручена.
call-do-not-contact = Ответственное лицо просит с ним не связываться. { no-deputy }
call-absent = Ответственное лицо отсутствует. { no-deputy }
call-absent-until = Ответственное лицо отсутствует до { $until }. { no-deputy }
call-no-address = Ни одного адреса ответственного лица не известно. { no-deputy }
no-deputy = Ни одному заместителю позвонить нельзя.
