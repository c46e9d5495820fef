# Wiadomość o planowanej zmianie dla jednego odbiorcy.

subject = { $kind ->
    [QUESTION] Czy to możliwe { $day }? { $title }
    [REMINDER] Przypomnienie, { $day }: { $title }
    [ESCALATION] Brak potwierdzenia odbioru, { $day }: { $title }
    [MOVED] Nowy termin, { $day }: { $title }
    [WITHDRAWN] Nie dojdzie do skutku: { $title }
   *[NOTICE] Zaplanowano na { $day }: { $title }
}
hello = Dzień dobry, { $name },
behalf = Wiadomość trafia tu zamiast do osoby nieobecnej: { $person }.
opening = { $kind ->
    [QUESTION] { $provider } planuje zmianę, która Państwa dotyczy, i pyta, czy jest ona możliwa.
    [REMINDER] Poinformowaliśmy o tej zmianie { $sent } i nie wiemy, czy wiadomość dotarła.
    [ESCALATION] Wiadomość wysłano do Państwa organizacji { $sent } i nikt nie potwierdził jej odbioru. Dlatego zwracamy się tutaj.
    [MOVED] Zmiana, o której informowała organizacja { $provider }, ma nowy termin: { $day } zamiast { $before }.
    [WITHDRAWN] Zmiana, którą organizacja { $provider } planowała na { $day }, nie dojdzie do skutku. Nic nie trzeba robić.
   *[NOTICE] { $provider } wprowadzi zmianę, która Państwa dotyczy.
}
opening-late = Zmiana, o której informowała organizacja { $provider }, jest teraz inna.
why = Powód: { $reason }
head-what = Co się zmienia
head-planned = Co było planowane
on = Kiedy: { $day }
done = { $offering }: { $action ->
    [RETIRE] ostateczne wycofanie
    [SUSPEND] zawieszenie
    [BREAK] nowa, niezgodna wersja
    [DEGRADE] niższy poziom usługi
    [MODIFY] nowa, zgodna wersja
    [TRANSFER] przejście do innego dostawcy
    [REPRICE] zmiana ceny
   *[RETERM] zmiana warunków
}
done-until = { done } (do { $until })
head-you = Co to oznacza dla Państwa
you = { $consumer }: { rank }. Dotyczy: { $offerings }.
you-own = Państwa własna usługa { $offerings }: { rank }.
rank = { $severity ->
    [CRITICAL] krytycznie, działanie ustaje
    [HIGH] mocno, zakłócona jest duża część
    [MEDIUM] średnio, zakłócona jest część
   *[LOW] słabo, prawie niezauważalnie
}
way = Jak to do Państwa dociera: { $way }
already = Już teraz jest równie źle z innego powodu; ta zmiana miałaby taki sam skutek.
holds-unnamed = { $offering } działa nadal: pozostaje alternatywa.
holds = { $offering } działa nadal dzięki: { $left }.
holds-until = { $offering } działa do { $until } dzięki: { $left }.
formal = To zawiadomienie wymagane na podstawie: { $agreements }.
not-affected = Według dzisiejszej wiedzy nie dotyczy to Państwa.
head-instead = Co proponujemy w zamian
instead = { $successor } zamiast { $offering }
head-ask = O co prosimy
ask-answer = Prosimy o odpowiedź najpóźniej { $day }: że to możliwe, że nie należy tego robić i dlaczego, albo od którego dnia byłoby to możliwe.
ask-consent = Bez Państwa zgody zmiana nie zostanie wprowadzona. Brak odpowiedzi nie oznacza zgody.
ask-pass-on = Jeśli korzystają z tego Państwa odbiorcy: prosimy poinformować ich najpóźniej { $day }.
ask-acknowledge = Prosimy o potwierdzenie, że wiadomość dotarła.
head-call = Do kogo się zwrócić
call = { $teller }, { $provider }
reference = Zmiana { $change }

acknowledge-link = Aby potwierdzić odbiór, prosimy otworzyć tę stronę i nacisnąć przycisk:
acknowledge-reply = Aby potwierdzić odbiór, prosimy odpowiedzieć: { $teller }.
answer-reply = Prosimy odpowiedzieć: { $teller }.
answer-link = Odpowiedzieć można tutaj:

page-title = Potwierdzenie odbioru
page-ask = Ta wiadomość została wysłana do Państwa. Przycisk potwierdza, że dotarła.
page-button = Wiadomość dotarła
page-done = Dziękujemy. Odnotowano, że wiadomość dotarła.
page-superseded = O tej zmianie jest nowsza wiadomość. Prosimy o potwierdzenie tamtej.
page-withdrawn = Ta zmiana nie dojdzie do skutku. Nic nie trzeba robić.
page-gone = Ten odnośnik nie działa albo już nie działa.
page-known = Odnotowano już, że wiadomość dotarła.

calendar-name = Planowane zmiany
calendar-change = { $stands ->
    [PROPOSED] Propozycja: { $title }
    [AGREED] Uzgodniono: { $title }
    [ANNOUNCED] Planowane: { $title }
    [DONE] Wykonano: { $title }
    [LAPSED] Już nie dotyczy: { $title }
   *[CANCELLED] Nie dojdzie do skutku: { $title }
}
calendar-answer = Do odpowiedzi: { $title }
calendar-acknowledge = Odbiór do potwierdzenia: { $title }
calendar-day = Zmiana jest planowana na { $day }.
calendar-hit = { $consumer }: { rank }.
calendar-verdict = { $consumer }: { $verdict ->
    [ACCEPT] można to zrobić
    [OBJECT] nie należy tego robić
    [NEEDS_TIME] potrzeba czasu
   *[NONE] jeszcze bez odpowiedzi
}.
calendar-until = Możliwe po stronie { $consumer } od { $until }.
