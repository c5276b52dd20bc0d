/**
 * Authentication of the HTTP server: {@code SecurityConfiguration} says which paths need a token,
 * {@code LocalTokenIntrospector} checks the local one, and {@code FhirErrorResponses} writes the
 * refusals.
 */
package org.tpibridge.server.security;
