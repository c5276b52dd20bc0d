/**
 * HTTP to one EHR and the hosts that it may refer to: which addresses are allowed, TLS, times and
 * sizes. Start with {@link org.tpibridge.exchange.http.GuardedHttp}.
 */
package org.tpibridge.exchange.http;
