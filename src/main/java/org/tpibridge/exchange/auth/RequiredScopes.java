package org.tpibridge.exchange.auth;

import java.util.ArrayList;
import java.util.List;
import org.tpibridge.exchange.ExchangedTypes;
import org.tpibridge.exchange.settings.Authorization.BackendServices;
import org.tpibridge.exchange.settings.Authorization.ScopeSyntax;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.PushPolicy;

/** The scopes that this program needs at an EHR, and no more. */
final class RequiredScopes {
  private RequiredScopes() {}

  /** Separated by spaces, as a token request requires. */
  static String of(EhrSettings settings, BackendServices services) {
    return String.join(
        " ", services.scopes().isEmpty() ? derived(settings, services) : services.scopes());
  }

  private static List<String> derived(EhrSettings settings, BackendServices services) {
    PushPolicy push = settings.push();
    List<String> scopes = new ArrayList<>();
    for (String type : ExchangedTypes.MATCHED) {
      add(scopes, type, push.createReferences(), settings, services);
    }
    for (String type : ExchangedTypes.DOCUMENTED) {
      if (!push.unsentTypes().contains(type)) {
        add(scopes, type, settings.writes().of(type).accepted(), settings, services);
      }
    }
    String document = ExchangedTypes.DOCUMENT;
    add(scopes, document, settings.writes().of(document).accepted(), settings, services);
    return scopes;
  }

  private static void add(
      List<String> scopes,
      String type,
      boolean writes,
      EhrSettings settings,
      BackendServices services) {
    if (services.scopeSyntax() == ScopeSyntax.V1) {
      scopes.add("system/" + type + ".read");
      if (writes) {
        scopes.add("system/" + type + ".write");
      }
      return;
    }
    boolean deletes = writes && settings.push().onErase() == PushPolicy.OnErase.DELETE;
    scopes.add("system/" + type + "." + (writes ? deletes ? "cruds" : "crus" : "rs"));
  }
}
