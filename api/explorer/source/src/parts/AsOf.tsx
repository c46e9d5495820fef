import { dayNow, usePlace, type Dated } from '../going/place';
import { day } from '../words/format';
import { w } from '../words/shell';

/** A link that is passed on answers for the day for which it was asked: which one, and the way to today. */
export function AsOf({ by = 'today' }: { by?: Dated }) {
  const { search, put } = usePlace();
  const asked = search.get(by);
  if (!asked || asked === dayNow() || !/^\d{4}-\d\d-\d\d$/.test(asked)) return null;
  return <p class="band">{w.asOf(day(asked))} <button type="button" class="plain" onClick={() => put({ [by]: null })}>{w.asOfToday}</button></p>;
}
