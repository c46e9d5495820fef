import { useAsked } from '../asking/useAsked';
import { NoticeText as TEXT } from '../generated/change';
import { Answered, Empty } from '../parts/Block';
import { Dialog } from '../parts/Dialog';
import { w } from './words';

/** A message as its reader gets it: a text with line ends, in its own language. */
export function Letter({ text, language }: { text: string; language: string | null }) {
  return <div class="letter" lang={language ?? undefined} dir="auto">{text}</div>;
}

/** The text of one message, for whoever may see it. */
export function NoticeText({ id, onClose }: { id: string; onClose: () => void }) {
  const asked = useAsked(TEXT, { id });
  const subject = asked.data?.notice?.subject;
  return (
    <Dialog title={subject || w.message} onClose={onClose}>
      <Answered of={asked}>
        {({ notice }) => (notice?.text
          ? <><p class="quiet">{w.to(notice.person?.name ?? notice.via?.address ?? w.aChannel)}{notice.sentBy && ` · ${w.tells(notice.sentBy.name)}`}</p><Letter text={notice.text} language={notice.textLanguage ?? notice.language} /></>
          : <Empty>{w.noText}</Empty>)}
      </Answered>
    </Dialog>
  );
}
