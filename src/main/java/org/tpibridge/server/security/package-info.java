/**
 * Authentication of the HTTP server: {@code SecurityConfiguration} says which paths need a token,
 * {@code LocalTokenIntrospector} checks the local one, {@code UrlFilter} refuses URLs that are not
 * valid, and {@code FhirErrorResponses} answers what is not permitted.
 */
package org.tpibridge.server.security;
