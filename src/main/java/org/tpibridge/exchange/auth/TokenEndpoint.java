package org.tpibridge.exchange.auth;

import java.net.URI;
import java.util.Set;

/**
 * Where tokens are requested.
 *
 * @param algorithms by which assertions may be signed; empty if the server does not say
 */
record TokenEndpoint(URI url, Set<String> algorithms) {}
