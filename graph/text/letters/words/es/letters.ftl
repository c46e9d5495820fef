# Un mensaje sobre un cambio previsto, para un lector.

subject = { $kind ->
    [QUESTION] ¿Es posible el { $day }? { $title }
    [REMINDER] Recordatorio, para el { $day }: { $title }
    [ESCALATION] Recepción sin confirmar, para el { $day }: { $title }
    [MOVED] Nueva fecha, { $day }: { $title }
    [WITHDRAWN] No se hará: { $title }
   *[NOTICE] Previsto para el { $day }: { $title }
}
hello = Hola, { $name }:
behalf = Recibe este mensaje en lugar de { $person }, por ausencia.
opening = { $kind ->
    [QUESTION] { $provider } prevé un cambio que le concierne y pregunta si es posible.
    [REMINDER] Le informamos de este cambio el { $sent } y no sabemos si el mensaje le ha llegado.
    [ESCALATION] Este mensaje se envió a su organización el { $sent } y nadie ha confirmado su recepción. Por eso nos dirigimos a usted.
    [MOVED] El cambio que anunció { $provider } tiene nueva fecha: { $day } en lugar de { $before }.
    [WITHDRAWN] El cambio que { $provider } tenía previsto para el { $day } no se hará. No tiene que hacer nada.
   *[NOTICE] { $provider } hará un cambio que le concierne.
}
opening-late = El cambio que anunció { $provider } ya no es el mismo.
why = Motivo: { $reason }
head-what = Qué cambia
head-planned = Qué estaba previsto
on = Cuándo: { $day }
done = { $offering }: { $action ->
    [RETIRE] se retira definitivamente
    [SUSPEND] se suspende
    [BREAK] nueva versión, no compatible
    [DEGRADE] baja el nivel de servicio
    [MODIFY] nueva versión, compatible
    [TRANSFER] pasa a otro proveedor
    [REPRICE] cambia de precio
   *[RETERM] cambia de condiciones
}
done-until = { done } (hasta el { $until })
head-you = Qué significa para usted
you = { $consumer }: { rank }. Servicios afectados: { $offerings }.
you-own = Su propio servicio { $offerings }: { rank }.
rank = { $severity ->
    [CRITICAL] crítico, deja de funcionar
    [HIGH] alto, se altera gran parte
    [MEDIUM] medio, se altera una parte
   *[LOW] bajo, apenas perceptible
}
way = Cómo le llega: { $way }
already = Ya está igual de mal por otra causa; este cambio tendría el mismo efecto.
holds-unnamed = { $offering } se mantiene: queda una alternativa.
holds = { $offering } se mantiene gracias a { $left }.
holds-until = { $offering } se mantiene hasta el { $until } gracias a { $left }.
formal = Este es el preaviso previsto en { $agreements }.
not-affected = Por lo que se sabe hoy, no le afecta.
head-instead = Qué ofrecemos en su lugar
instead = { $successor } en lugar de { $offering }
head-ask = Qué le pedimos
ask-answer = Responda a más tardar el { $day }: que es posible, que no debe hacerse y por qué, o desde qué día sería posible para usted.
ask-consent = Sin su consentimiento no se hará. La falta de respuesta no es consentimiento.
ask-pass-on = Si con ello presta servicio a otros: infórmeles a más tardar el { $day }.
ask-acknowledge = Por favor, confirme que este mensaje le ha llegado.
head-call = A quién dirigirse
call = { $teller }, { $provider }
reference = Cambio { $change }

acknowledge-link = Para confirmar la recepción, abra esta página y pulse el botón:
acknowledge-reply = Para confirmar la recepción, responda a { $teller }.
answer-reply = Responda a { $teller }.
answer-link = Puede responder aquí:

page-title = Confirmar la recepción
page-ask = Este mensaje se le envió a usted. Pulse el botón para decir que le ha llegado.
page-button = El mensaje me ha llegado
page-done = Gracias. Queda anotado que el mensaje le ha llegado.
page-superseded = Hay un mensaje más reciente sobre este cambio. Por favor, confirme aquel.
page-withdrawn = Este cambio no se hará. No tiene que hacer nada.
page-gone = Este enlace no funciona, o ya no funciona.
page-known = Ya consta que el mensaje le ha llegado.

calendar-name = Cambios previstos
calendar-change = { $stands ->
    [PROPOSED] Propuesto: { $title }
    [AGREED] Acordado: { $title }
    [ANNOUNCED] Previsto: { $title }
    [DONE] Hecho: { $title }
    [LAPSED] Ya no le afecta: { $title }
   *[CANCELLED] No se hará: { $title }
}
calendar-answer = Por responder: { $title }
calendar-acknowledge = Recepción por confirmar: { $title }
calendar-day = El cambio está previsto para el { $day }.
calendar-hit = { $consumer }: { rank }.
calendar-verdict = { $consumer }: { $verdict ->
    [ACCEPT] es posible
    [OBJECT] no debe hacerse
    [NEEDS_TIME] hace falta tiempo
   *[NONE] todavía sin respuesta
}.
calendar-until = Posible para { $consumer } desde el { $until }.
