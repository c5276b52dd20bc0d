/**
 * Authorization of requests: passwords, tokens, and SMART Backend Services with its keys. Start
 * with {@link org.tpibridge.exchange.auth.RequestAuthorization}.
 */
package org.tpibridge.exchange.auth;
