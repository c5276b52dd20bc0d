package org.tpibridge.exchange.client;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.apache.ApacheRestfulClientFactory;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import java.util.Optional;
import org.apache.http.client.HttpClient;

/**
 * Gives HAPI the HTTP client of the EHR that a thread sends to. HAPI takes the HTTP client of every
 * request from the one factory of its context, whichever factory made the FHIR client; so the
 * targets would share one.
 */
final class ThreadClientFactory extends ApacheRestfulClientFactory {
  private static final ThreadLocal<HttpClient> CURRENT = new ThreadLocal<>();

  private ThreadClientFactory(FhirContext context) {
    super(context);
    // An EHR is asked for its CapabilityStatement only if somebody needs it.
    setServerValidationMode(ServerValidationModeEnum.NEVER);
  }

  /** The factory of a context, from now on. */
  static ThreadClientFactory of(FhirContext context) {
    synchronized (ThreadClientFactory.class) {
      if (context.getRestfulClientFactory() instanceof ThreadClientFactory factory) {
        return factory;
      }
      ThreadClientFactory factory = new ThreadClientFactory(context);
      context.setRestfulClientFactory(factory);
      return factory;
    }
  }

  /** Sets the HTTP client of what this thread sends. */
  static void use(HttpClient client) {
    CURRENT.set(client);
  }

  static void useDefault() {
    CURRENT.remove();
  }

  @Override
  public HttpClient getNativeHttpClient() {
    return Optional.ofNullable(CURRENT.get()).orElseGet(super::getNativeHttpClient);
  }
}
