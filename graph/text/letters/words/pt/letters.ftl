# Uma mensagem sobre uma mudança planeada, para um leitor.

subject = { $kind ->
    [QUESTION] É possível em { $day }? { $title }
    [REMINDER] Lembrete, para { $day }: { $title }
    [ESCALATION] Receção por confirmar, para { $day }: { $title }
    [MOVED] Nova data, { $day }: { $title }
    [WITHDRAWN] Não será feita: { $title }
   *[NOTICE] Prevista para { $day }: { $title }
}
hello = Olá, { $name },
behalf = Recebe esta mensagem em vez de { $person }, por ausência.
opening = { $kind ->
    [QUESTION] { $provider } planeia uma mudança que lhe diz respeito e pergunta se é possível.
    [REMINDER] Informámos sobre esta mudança em { $sent } e não sabemos se a mensagem lhe chegou.
    [ESCALATION] Esta mensagem foi enviada à sua organização em { $sent } e ninguém confirmou a receção. Por isso dirigimo-nos a si.
    [MOVED] A mudança anunciada por { $provider } tem nova data: { $day } em vez de { $before }.
    [WITHDRAWN] A mudança que { $provider } previa para { $day } não será feita. Não precisa de fazer nada.
   *[NOTICE] { $provider } vai fazer uma mudança que lhe diz respeito.
}
opening-late = A mudança anunciada por { $provider } já não é a mesma.
why = Motivo: { $reason }
head-what = O que muda
head-planned = O que estava previsto
on = Quando: { $day }
done = { $offering }: { $action ->
    [RETIRE] termina definitivamente
    [SUSPEND] fica suspenso
    [BREAK] nova versão, não compatível
    [DEGRADE] nível de serviço mais baixo
    [MODIFY] nova versão, compatível
    [TRANSFER] passa para outro fornecedor
    [REPRICE] muda de preço
   *[RETERM] muda de condições
}
done-until = { done } (até { $until })
head-you = O que significa para si
you = { $consumer }: { rank }. Serviços afetados: { $offerings }.
you-own = O seu próprio serviço { $offerings }: { rank }.
rank = { $severity ->
    [CRITICAL] crítico, deixa de funcionar
    [HIGH] alto, grande parte é perturbada
    [MEDIUM] médio, uma parte é perturbada
   *[LOW] baixo, mal se nota
}
way = Como chega até si: { $way }
already = Já está igualmente mal por outra causa; esta mudança teria o mesmo efeito.
holds-unnamed = { $offering } mantém-se: resta uma alternativa.
holds = { $offering } mantém-se graças a { $left }.
holds-until = { $offering } mantém-se até { $until } graças a { $left }.
formal = Este é o pré-aviso previsto em { $agreements }.
not-affected = Pelo que se sabe hoje, não é afetado.
head-instead = O que oferecemos em alternativa
instead = { $successor } em vez de { $offering }
head-ask = O que lhe pedimos
ask-answer = Responda o mais tardar em { $day }: que é possível, que não deve ser feita e porquê, ou a partir de que dia seria possível para si.
ask-consent = Sem o seu consentimento não será feita. A falta de resposta não é consentimento.
ask-pass-on = Se serve outros com isso: informe-os o mais tardar em { $day }.
ask-acknowledge = Por favor, confirme que esta mensagem lhe chegou.
head-call = A quem se dirigir
call = { $teller }, { $provider }
reference = Mudança { $change }

acknowledge-link = Para confirmar a receção, abra esta página e carregue no botão:
acknowledge-reply = Para confirmar a receção, responda a { $teller }.
answer-reply = Responda a { $teller }.
answer-link = Pode responder aqui:

page-title = Confirmar a receção
page-ask = Esta mensagem foi-lhe enviada. Carregue no botão para dizer que lhe chegou.
page-button = A mensagem chegou-me
page-done = Obrigado. Fica registado que a mensagem lhe chegou.
page-superseded = Há uma mensagem mais recente sobre esta mudança. Por favor, confirme essa.
page-withdrawn = Esta mudança não será feita. Não precisa de fazer nada.
page-gone = Esta ligação não funciona, ou já não funciona.
page-known = Já está registado que a mensagem lhe chegou.

calendar-name = Mudanças previstas
calendar-change = { $stands ->
    [PROPOSED] Proposta: { $title }
    [AGREED] Acordada: { $title }
    [ANNOUNCED] Prevista: { $title }
    [DONE] Feita: { $title }
    [LAPSED] Já não lhe diz respeito: { $title }
   *[CANCELLED] Não será feita: { $title }
}
calendar-answer = Por responder: { $title }
calendar-acknowledge = Receção por confirmar: { $title }
calendar-day = A mudança está prevista para { $day }.
calendar-hit = { $consumer }: { rank }.
calendar-verdict = { $consumer }: { $verdict ->
    [ACCEPT] é possível
    [OBJECT] não deve ser feita
    [NEEDS_TIME] é preciso tempo
   *[NONE] ainda sem resposta
}.
calendar-until = Possível para { $consumer } a partir de { $until }.
