const HEADER = 'Content-Security-Policy';

/** Whether a host's own policy says where its page may connect to; some send one about frames alone. */
function decides(policy: string): boolean {
  return /(?:^|[;,])\s*(?:default-src|connect-src)\s/i.test(policy);
}

/**
 * The response with the page's policy, where its host sent none. A worker has no policy but the one that its own script
 * comes with.
 */
export function governed(response: Response, policy: string): Response {
  const { status, statusText } = response;
  // An opaque answer or a redirect cannot be made anew, and is no script of this page.
  if (response.type === 'opaque' || response.type === 'opaqueredirect' || response.type === 'error')
    return response;
  if (decides(response.headers.get(HEADER) ?? '')) return response;
  const headers = new Headers(response.headers);
  headers.append(HEADER, policy);
  return new Response(response.body, { status, statusText, headers });
}
