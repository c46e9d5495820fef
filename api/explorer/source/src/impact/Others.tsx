import { useReport } from './report';
import { Basis } from './Basis';
import { Findings } from './Findings';
import { Held } from './Held';
import { Later } from './Later';
import { Masked } from './Masked';
import type { PartName } from './Parts';
import { People } from './People';
import { Suggestions } from './Suggestions';

/** Any part but the consumers: loaded once somebody opens one. */
export default function Others({ of }: { of: Exclude<PartName, 'consumers'> }) {
  const { question } = useReport();
  if (of === 'people') return <People />;
  if (of === 'findings') return <Findings />;
  if (of === 'held') return <Held />;
  if (of === 'masked') return <Masked />;
  if (of === 'later') return <Later />;
  if (of === 'basis') return <Basis />;
  return <Suggestions question={question} />;
}
