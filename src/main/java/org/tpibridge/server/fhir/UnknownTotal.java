package org.tpibridge.server.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;

/**
 * Keeps HAPI's server from stating the number of entries of a page as the number of all matches.
 */
@Interceptor
public final class UnknownTotal {
  private static final String MARK = UnknownTotal.class.getName();

  /** Marks a page of which the number of all matches is not known. */
  static void mark(Bundle page) {
    page.setUserData(MARK, true);
  }

  static void unmark(Bundle page) {
    page.clearUserData(MARK);
  }

  /** Called by HAPI's server before it writes an answer. */
  @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
  public void remove(IBaseResource answer) {
    if (answer instanceof Bundle page && page.hasUserData(MARK)) {
      page.setTotalElement(null);
    }
  }
}
