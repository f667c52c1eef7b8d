/** What this is, where it comes from, and what it cannot do. Loaded when it is first opened. */
import { useStore } from 'zustand';
import type { ModelRow } from '../../lib/shared/catalogue.ts';
import { about } from '../../ui/strings/about.ts';
import type { PanelProps } from '../panels.ts';

export default function AboutPanel({ app: { models } }: PanelProps) {
  const catalogue = useStore(models, (state) => state.catalogue);
  const words = about;
  return (
    <>
      <h3>{words.whatTitle}</h3>
      <p>{words.what}</p>
      <h3>{words.limitsTitle}</h3>
      <List items={words.limits} />
      <h3>{words.privacyTitle}</h3>
      <List items={words.privacy} />
      <h3>{words.modelsTitle}</h3>
      {catalogue?.models
        .filter(({ hidden }) => !hidden)
        .map((row) => (
          <ModelFacts key={row.id} row={row} />
        ))}
      <h3>{words.cardTitle}</h3>
      <p>{words.cardNote}</p>
      <p>{words.cardTraining}</p>
      <table>
        <tbody>
          {words.cardFigures.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{words.citationTitle}</h3>
      <p>
        <a href={words.paperUrl} target="_blank" rel="noopener noreferrer">
          {words.paper}
        </a>
      </p>
      <pre tabIndex={0}>{words.bibtex}</pre>
    </>
  );
}

function List({ items }: { readonly items: readonly string[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

function ModelFacts({ row }: { readonly row: ModelRow }) {
  const words = about;
  return (
    <>
      <h4>{row.name}</h4>
      <p>{row.about}</p>
      <dl>
        <dt>{words.base}</dt>
        <dd>{row.base}</dd>
        <dt>{words.adapter}</dt>
        <dd>{row.adapter ?? words.noAdapter}</dd>
        <dt>{words.data}</dt>
        <dd>{row.trainingData}</dd>
        <dt>{words.license}</dt>
        <dd>
          {row.licenseUrl === null ? (
            row.license
          ) : (
            <a href={row.licenseUrl} target="_blank" rel="noopener noreferrer">
              {row.license}
            </a>
          )}
        </dd>
      </dl>
    </>
  );
}
