/**
 * The HTTP server of {@code tpi-bridge serve}: what its parts have in common. {@link
 * org.tpibridge.server.BridgeServer} starts it with what {@code app} gives it in {@link
 * org.tpibridge.server.ServerComponents}; {@code ServerConfiguration} assembles the parts. The FHIR
 * endpoint is in {@code fhir}, authentication in {@code security}. Settings of {@code tpibridge}
 * are read by {@code app}; Spring Boot reads those of {@code server} and {@code management}.
 */
package org.tpibridge.server;
