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

/**
 * A small model that runs in circles writes `- - - ` or `![![![` by the thousand. The parser takes seconds for some of
 * those, at every token, and runs out of stack at others; nobody nests thirty levels on purpose.
 */
const RUNAWAY = /(?:(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])[ \t]*){30}|(?:!?\[){30}|[*_]{200}/;

const urlTransform = (url: string): string => (SAFE_LINK.test(url) ? url : '');

export default function Markdown({ text }: { readonly text: string }) {
  return (RUNAWAY.test(text) ? null : parsed(text)) ?? <p className="plain">{text}</p>;
}

/** Null where the parser fails: an answer that cannot be drawn must not take the page with it. */
function parsed(text: string) {
  try {
    // Called, not rendered: what it throws then lands here. It has no hooks.
    return ReactMarkdown({ components, urlTransform, children: text });
  } catch {
    return null;
  }
}
