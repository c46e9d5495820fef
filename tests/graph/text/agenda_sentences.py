"""Rows of the graph, and what the lines of an agenda that are made of them say in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.questions.agenda.answers import change_lines, complaint_lines, demand_lines, notice_lines
from graph.questions.agenda.meetings import meeting_lines, training_lines
from graph.questions.agenda.promises import commitment_lines, expectation_lines, improvement_lines
from graph.questions.agenda.stopped import Stopped, waiting_line
from graph.questions.agenda.terms import agreement_lines, vacancy_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from graph.questions.agenda import Line

    Lines = Callable[[list[Any], str], Iterable[Line]]

TODAY: Final = "2026-10-05"
KNOWN: Final = [["ana", "USER", "CONSUMER", None, None, False]], [["v", "ana", "2026-01-01", 5]]
MET: Final = [["e", "CALL", "2026-02-03T09:00:00Z", "ana"]]
BOTH: Final = [
    ["ben", "RELATIONSHIP_MANAGER", "PROVIDER", None, None, True],
    ["eve", "CONSUMER_REPRESENTATIVE", "CONSUMER", None, None, True],
]
REVIEWED: Final = [["e", "REVIEW", "2026-02-03T09:00:00Z", person] for person in ("ben", "eve")]
PLANNED: Final = "2026-11-01T09:00:00Z"
NAMES: Final = [["ana", "Анна"]]


def agreement(*said: object) -> list[Any]:
    """`said`: status, last day of the term, renewal, day of notice, days of termination."""
    status, until, renewal, given, days = said
    return ["r", "a", "Д-7", [status, None, until, renewal, given, days, "ACTIVE", None]]


def waiting(stands: Stopped) -> Lines:
    return lambda row, today: [waiting_line(row, stands, today)]


SAID: Final[list[tuple[Lines, list[Any], list[str], list[str]]]] = [
    (
        commitment_lines,
        ["r", "c", "Отчёт", "PROVIDER", TODAY, None],
        ["The provider's side promised by then: Отчёт"],
        ["Сторона поставщика обещала к этому сроку: Отчёт"],
    ),
    (
        commitment_lines,
        ["r", "c", "Отчёт", "THIRD_PARTY", TODAY, None],
        ["A third party promised by then: Отчёт"],
        ["Третье лицо обещало к этому сроку: Отчёт"],
    ),
    (
        expectation_lines,
        ["r", "e", "Быстрее", "CONSUMER", "STATED", TODAY, None, None],
        ["What the consumer's side expects waits for an answer: Быстрее"],
        ["Ожидание стороны потребителя ждёт ответа: Быстрее"],
    ),
    (
        expectation_lines,
        ["r", "e", "Быстрее", "THIRD_PARTY", "AGREED", TODAY, "2026-12-01", None],
        ["What a third party expects is to be met by then, as was agreed: Быстрее"],
        ["Ожидание третьего лица по договорённости должно сбыться к этому сроку: Быстрее"],
    ),
    (
        improvement_lines,
        ["r", "i", "Учёт", TODAY, None],
        ["Both sides want it done by then: Учёт"],
        ["Обе стороны хотят, чтобы к этому сроку было сделано: Учёт"],
    ),
    (
        complaint_lines,
        ["r", "c", "Медленно", "OPEN", "2026-09-16", None, None, None],
        ["A complaint of 2026-09-16 waits for an answer: Медленно"],
        ["Жалоба от 16 сентября 2026 ждёт ответа: Медленно"],
    ),
    (
        complaint_lines,
        ["r", "c", "Медленно", "ANSWERED", "2026-09-16", None, "2026-09-20", None],
        ["A complaint of 2026-09-16 is answered, and the consumer has not closed it: Медленно"],
        ["На жалобу от 16 сентября 2026 дан ответ, но потребитель её ещё не закрыл: Медленно"],
    ),
    (
        demand_lines,
        ["r", "d", "PEAK", "RAISED", TODAY, "2026-12-01", None, "Карты"],
        ["A demand (a peak for a time) for Карты from 2026-12-01 on waits for an answer."],
        ["Запрос (временный пик) на услугу «Карты» с 1 декабря 2026 ждёт ответа."],
    ),
    (
        demand_lines,
        ["r", "d", "MORE", "RAISED", None, None, None, None],
        ["A demand (more than before) for an offering waits for an answer."],
        ["Запрос (больше прежнего) на одну из услуг ждёт ответа."],
    ),
    (
        change_lines,
        ["r", "c", "Отказ от карт", "2027-01-01", None, False],
        ["Отказ от карт, on 2027-01-01: not answered."],
        ["Отказ от карт, 1 января 2027: потребитель ещё не ответил."],
    ),
    (
        change_lines,
        ["r", "c", "Отказ от карт", "2027-01-01", ["NEEDS_TIME", None, None, False], False],
        ["Отказ от карт, on 2027-01-01: the consumer needs time."],
        ["Отказ от карт, 1 января 2027: потребителю нужно время."],
    ),
    (
        change_lines,
        ["r", "c", "Отказ от карт", "2027-01-01", ["NEEDS_TIME", "2026-12-01", None, True], True],
        ["Отказ от карт, on 2027-01-01: the consumer needs time until 2026-12-01."],
        ["Отказ от карт, 1 января 2027: потребителю нужно время до 1 декабря 2026."],
    ),
    (
        change_lines,
        ["r", "c", "Отказ от карт", "2027-01-01", ["OBJECT", None, "2026-11-01", True], False],
        ["Отказ от карт, on 2027-01-01: nobody there can be told."],
        ["Отказ от карт, 1 января 2027: там некому сообщить."],
    ),
    (
        notice_lines,
        ["r", "n", None, None, "550", None, "Отказ от карт"],
        ["Notice of Отказ от карт could not be sent: 550"],
        ["Уведомление об изменении «Отказ от карт» не удалось отправить: 550"],
    ),
    (
        notice_lines,
        ["r", "n", None, "2026-09-01T10:00:00Z", None, None, "Отказ от карт"],
        ["Notice of Отказ от карт, sent on 2026-09-01 and not acknowledged."],
        ["Уведомление об изменении «Отказ от карт» отправлено 1 сентября 2026, но не подтверждено."],
    ),
    (
        notice_lines,
        ["r", "n", TODAY, None, None, None, None],
        ["Notice of a planned change, not sent yet."],
        ["Уведомление о запланированном изменении ещё не отправлено."],
    ),
    (
        meeting_lines,
        ["r", "2026-01-31", "P6M", [], [], [], None, []],
        ["There has been no review since 2026-01-31, and one is due every 6 months."],
        ["С 31 января 2026 обзора не было, а периодичность — раз в 6 месяцев."],
    ),
    (
        meeting_lines,
        ["r", "2026-01-31", "P1Y", [], [], [], PLANNED, []],
        ["There has been no review since 2026-01-31, and one is due every year; one is planned on 2026-11-01."],
        ["С 31 января 2026 обзора не было, а периодичность — раз в год; обзор назначен на 1 ноября 2026."],
    ),
    (
        meeting_lines,
        ["r", "2020-01-31", "P21D", BOTH, [], REVIEWED, None, []],
        ["The last review was on 2026-02-03, and one is due every 21 days."],
        ["Последний обзор был 3 февраля 2026, периодичность — раз в 21 день."],
    ),
    (
        meeting_lines,
        ["r", "2020-01-31", "P1Y2M", BOTH, [], REVIEWED, PLANNED, []],
        ["The last review was on 2026-02-03, and one is due every 1 year 2 months; one is planned on 2026-11-01."],
        [
            "Последний обзор был 3 февраля 2026, периодичность — раз в 1 год 2 месяца; следующий назначен на 1 ноября 2026."
        ],
    ),
    (
        meeting_lines,
        ["r", None, None, *KNOWN, MET, None, NAMES],
        ["Анна, of influence 5, was last spoken to on 2026-02-03; the interval is 180 days."],
        ["Анна (влияние: 5): последний разговор был 3 февраля 2026; периодичность — 180 дней."],
    ),
    (
        meeting_lines,
        ["r", None, None, *KNOWN, [], None, NAMES],
        ["Анна, of influence 5, has never been spoken to; the interval is 180 days."],
        ["Анна (влияние: 5): разговора ещё не было; периодичность — 180 дней."],
    ),
    (
        training_lines,
        ["r", "u", "Склад", "2026-12-01", []],
        ["Склад: its users must have been trained; no training is planned."],
        ["Склад: пользователей надо обучить к этому сроку; обучение не назначено."],
    ),
    (
        training_lines,
        ["r", "u", "Склад", "2026-12-01", [["PLANNED", PLANNED]]],
        ["Склад: its users must have been trained; a training is planned on 2026-11-01."],
        ["Склад: пользователей надо обучить к этому сроку; обучение назначено на 1 ноября 2026."],
    ),
    (
        agreement_lines,
        agreement("ACTIVE", "2027-03-31", "NONE", None, None),
        ["Д-7 ends."],
        ["Соглашение Д-7 кончается."],
    ),
    (
        agreement_lines,
        agreement("NOTICE_GIVEN", "2027-03-31", "NONE", "2026-10-01", None),
        ["Д-7 ends: notice was given."],
        ["Соглашение Д-7 кончается: о его расторжении уведомили."],
    ),
    (
        agreement_lines,
        agreement("NOTICE_GIVEN", "2026-01-01", "AUTO", "2026-10-01", None),
        ["Д-7 was terminated on 2026-10-01, and nothing says when that ends it."],
        ["О расторжении соглашения Д-7 уведомили 1 октября 2026, но когда оно кончается, ничто не говорит."],
    ),
    (
        agreement_lines,
        agreement("ACTIVE", "2026-09-01", "BY_DECISION", None, 60),
        ["Д-7 ended on 2026-09-01 as nobody has renewed it."],
        ["Соглашение Д-7 кончилось 1 сентября 2026: никто его не продлил."],
    ),
    (
        agreement_lines,
        agreement("ACTIVE", "2027-03-31", "BY_DECISION", None, 60),
        ["Д-7 ends on 2027-03-31 unless both sides renew it by then."],
        ["Соглашение Д-7 кончится 31 марта 2027, если обе стороны не продлят его к этому сроку."],
    ),
    (
        agreement_lines,
        agreement("ACTIVE", "2027-03-31", "AUTO", None, 90),
        ["Д-7 renews itself on 2027-03-31 unless it is terminated by then."],
        ["Соглашение Д-7 само продлится 31 марта 2027, если его не расторгнут к этому сроку."],
    ),
    (
        agreement_lines,
        agreement("ACTIVE", "2027-03-31", "AUTO", None, 300),
        ["Д-7 renews itself on 2027-03-31; notice had to be given by 2026-06-04."],
        ["Соглашение Д-7 само продлится 31 марта 2027; уведомить о расторжении надо было не позднее 4 июня 2026."],
    ),
    (
        vacancy_lines,
        ["r", [["RELATIONSHIP_MANAGER", None, "2026-12-01"]]],
        [
            "Nobody is accountable as consumer's representative.",
            "Nobody is accountable as relationship manager from 2026-12-01 on.",
        ],
        [
            "Никто не отвечает за эти отношения как представитель потребителя.",
            "С 1 декабря 2026 никто не отвечает за эти отношения как менеджер отношений.",
        ],
    ),
    (
        waiting(Stopped(None, TODAY, "")),
        ["Карты", 1, "r", "n", None],
        ["Карты: one message waits until it is released, or sent by hand."],
        ["Карты: 1 сообщение ждёт разрешения или отправки вручную."],
    ),
    (
        waiting(Stopped("4.3.2", "", "")),
        ["Карты", 22, "r", "n", "2026-10-01"],
        ["Карты: 22 messages wait, since sending pauses: 4.3.2"],
        ["Карты: 22 сообщения ждут, так как отправка приостановлена: 4.3.2"],
    ),
]
