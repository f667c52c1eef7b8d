/** An answer as it came, without its markup drawn: while the drawing part is fetched, and where that cannot be fetched. */
export function PlainText({ text }: { readonly text: string }) {
  return <p className="plain">{text}</p>;
}
