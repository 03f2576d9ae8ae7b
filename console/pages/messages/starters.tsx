/** All general texts to start from in one step: each is checked first, and none is kept that anything blocks. */
import { useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act, type Can } from '../../ui/act.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { templatesQuery } from './asking.ts';
import { MESSAGES_WORDS } from './words.ts';

export function KeepStarters({ can }: { can: Can }) {
  const words = useWords(MESSAGES_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const cache = useQueryClient();
  const say = useSay();
  const params = { path: { incident: slug } };
  const keep = async () => {
    const { starters } = await ask(api.GET('/api/v1/messages/starters', { params: { query: {} } }));
    let kept = 0;
    for (const body of starters) {
      const checked = await ask(api.POST('/api/v1/incidents/{incident}/drafts/lint', { params, body }));
      if (checked.findings.some(({ severity }) => severity === 'blocking')) continue;
      await ask(api.POST('/api/v1/incidents/{incident}/templates', { params, body }));
      kept += 1;
    }
    await cache.invalidateQueries({ queryKey: templatesQuery(slug).queryKey.slice(0, 3) });
    say(words.startersKept(format.number(kept), format.number(starters.length - kept)));
  };
  return (
    <Act
      can={can}
      act={keep}
      confirm={{ title: words.startersTitle, body: words.startersBody, yes: words.startersKeep }}
    >
      {words.startersKeep}
    </Act>
  );
}
