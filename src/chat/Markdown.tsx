/** Loaded when the first answer is there: most of this page's code is the markdown parser. */
import ReactMarkdown from 'react-markdown';
import type { Components } from 'react-markdown';

const SAFE_LINK = /^(?:https?|mailto):/i;

const heading: Components['h1'] = ({ children }) => <p className="answer-heading">{children}</p>;

/**
 * What a model wrote is markup from a stranger. HTML in it stays text; an image would fetch from wherever the model
 * says, so its description stands in; links keep the three schemes that people expect; headings must not enter the
 * page's outline.
 */
const components: Components = {
  img: ({ alt }) => <>{alt}</>,
  a: ({ href, children }) =>
    href !== undefined && SAFE_LINK.test(href) ? (
      <a href={href} target="_blank" rel="noopener noreferrer nofollow">
        {children}
      </a>
    ) : (
      <>{children}</>
    ),
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  pre: ({ children }) => <pre tabIndex={0}>{children}</pre>,
};

export default function Markdown({ text }: { readonly text: string }) {
  return (
    <ReactMarkdown components={components} urlTransform={(url) => (SAFE_LINK.test(url) ? url : '')}>
      {text}
    </ReactMarkdown>
  );
}
