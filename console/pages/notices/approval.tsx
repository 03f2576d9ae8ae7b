/** What a second person says yes or no to: exactly these people, this cost, these texts. */
import { Anchor, Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, ask } from '../../api/client.ts';
import { useIncident } from '../../shell/incident-shell.tsx';
import { Act } from '../../ui/act.tsx';
import { Asked } from '../../ui/asked.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Section } from '../../ui/page.tsx';
import { useSay } from '../../ui/said.tsx';
import { useFormat } from '../../words/format.ts';
import { useWords } from '../../words/words.tsx';
import { NOTICE_WORDS } from './notice-words.ts';
import { counted } from './counted.ts';
import { areaKey, type OneNotice, type Preflight, type Template, templatesQuery } from './queries.ts';
import { Reasoned } from '../../ui/reasoned.tsx';
import { NOTICES_WORDS } from './words.ts';

export function Approval({ notice, preflight }: { notice: OneNotice; preflight: Preflight | undefined }) {
  const words = useWords(NOTICE_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const templates = useQuery(templatesQuery(slug));
  const { id, digest } = notice;
  const pinned = (all: readonly Template[]) => all.filter((one) => notice.templateIds.includes(one.id));
  return (
    <Section title={words.approval} lead={words.approvalLead}>
      <Facts
        of={[
          [words.reached, preflight ? format.number(preflight.reached) : '…'],
          [
            words.worst,
            preflight ? format.money(preflight.cost.worst.amountMinor, preflight.cost.worst.currency) : '…',
          ],
          [words.ceiling, format.money(notice.costCeilingMinor, notice.costCurrency)],
          [words.digest, <code key="digest">{digest?.slice(0, 16)}</code>],
        ]}
      />
      <Text fw={600} mt="lg">
        {words.texts}
      </Text>
      <Asked query={templates}>
        {({ templates: all }) => (
          <>
            {pinned(all).map((template) => (
              <ShownText key={template.id} template={template} offerSets={notice.offerSetIds} />
            ))}
          </>
        )}
      </Asked>
      <Anchor href={`/api/v1/notices/${id}/approval-pack`} download mt="sm" display="block">
        {words.pack}
      </Anchor>
      {notice.status === 'requested' ? <Decide notice={notice} preflight={preflight} /> : null}
    </Section>
  );
}

function ShownText({ template, offerSets }: { template: Template; offerSets: readonly string[] }) {
  const words = useWords(NOTICE_WORDS);
  const { channels, locales } = useWords(NOTICES_WORDS);
  const { slug } = useIncident();
  const name = `${channels[template.channel]} · ${locales[template.locale]}`;
  const query = useQuery({
    queryKey: ['incident', slug, 'messages', 'preview', template.id, ...offerSets],
    queryFn: () =>
      ask(
        api.GET('/api/v1/incidents/{incident}/templates/{template}/preview', {
          params: {
            path: { incident: slug, template: template.id },
            query: offerSets.length > 0 ? { offerSets: offerSets.join(',') } : {},
          },
        }),
      ),
    staleTime: 60_000,
  });
  return (
    <details className="shown-text">
      <summary>
        {words.showText}: {name}
      </summary>
      <Asked query={query}>
        {(preview) => (
          <>
            <Text size="sm" c="dimmed">
              {words.plain}
            </Text>
            {'subject' in preview ? <Text fw={600}>{preview.subject}</Text> : null}
            <pre>{textOf(preview, template)}</pre>
          </>
        )}
      </Asked>
    </details>
  );
}

function textOf(preview: object, template: Template): string {
  if ('text' in preview) return String(preview.text);
  return 'body' in preview ? String(preview.body) : template.body;
}

function Decide({ notice, preflight }: { notice: OneNotice; preflight: Preflight | undefined }) {
  const words = useWords(NOTICE_WORDS);
  const format = useFormat();
  const { slug } = useIncident();
  const cache = useQueryClient();
  const say = useSay();
  const { id, can } = notice;
  const path = { params: { path: { notice: id } } };
  // What was looked at: another content that waits by now is refused.
  const digest = notice.digest ?? '';
  const after = async (sentence: string) => {
    await cache.invalidateQueries({ queryKey: areaKey(slug) });
    say(sentence);
  };
  const people = preflight ? format.number(preflight.reached) : '…';
  const worst = preflight
    ? format.money(preflight.cost.worst.amountMinor, preflight.cost.worst.currency)
    : '';
  return (
    <Group align="start" gap="md" mt="lg">
      <Act
        can={counted(can.decide, preflight, words.countingFirst)}
        confirm={{
          title: words.approveTitle,
          body: preflight ? words.approveBody(people, worst) : words.approveBodyPlain,
          yes: words.approveYes,
        }}
        act={async () => {
          await ask(api.POST('/api/v1/notices/{notice}/approve', { ...path, body: { digest } }));
          await after(words.approvedSay);
        }}
      >
        {words.approve}
      </Act>
      <Reasoned
        variant="default"
        can={can.decide}
        confirm={{ title: words.refuseTitle, body: words.refuseBody, yes: words.refuse }}
        act={async (reason) => {
          await ask(api.POST('/api/v1/notices/{notice}/refuse', { ...path, body: { reason, digest } }));
          await after(words.refused);
        }}
      >
        {words.refuse}
      </Reasoned>
      <Alone notice={notice} people={people} after={after} />
    </Group>
  );
}

function Alone(props: { notice: OneNotice; people: string; after: (sentence: string) => Promise<void> }) {
  const words = useWords(NOTICE_WORDS);
  const { notice, people, after } = props;
  return (
    <Reasoned
      variant="default"
      color="red"
      can={notice.can.approveAlone}
      confirm={{ title: words.aloneTitle, body: words.aloneBody(people), yes: words.aloneYes }}
      act={async (reason) => {
        const params = { path: { notice: notice.id } };
        const body = { reason, digest: notice.digest ?? '' };
        await ask(api.POST('/api/v1/notices/{notice}/approve-alone', { params, body }));
        await after(words.aloneDone);
      }}
    >
      {words.alone}
    </Reasoned>
  );
}
