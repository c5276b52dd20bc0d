package org.tpibridge.exchange;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Settings of one EHR; {@code tpibridge.ehrs[]}, see {@code docs/settings.md}.
 *
 * @param name by which users, ledger and log call the EHR
 * @param url the FHIR base URL, without a slash at its end
 * @param environment what data the EHR has
 * @param push what is sent, and how
 * @param matching how records of the EHR are found for patients
 * @param conflicts who wins if both sides changed the same element
 */
public record EhrSettings(
    String name,
    URI url,
    Environment environment,
    PushPolicy push,
    MatchingPolicy matching,
    ConflictPolicy conflicts) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,40}");

  /** Whether an EHR has data of patients, or invented data. */
  public enum Environment {
    TEST,
    PRODUCTION
  }

  /**
   * @throws IllegalArgumentException if a value cannot be used; the message names the setting
   */
  public EhrSettings {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name must be up to 40 letters, digits, - and _, but is \"" + name + "\"");
    }
    String scheme = String.valueOf(url.getScheme());
    if (!(scheme.equals("https") || scheme.equals("http")) || url.getHost() == null) {
      throw new IllegalArgumentException(
          "url must be the FHIR base URL, such as https://ehr.example/fhir, but is \""
              + url
              + "\"");
    }
    url = URI.create(url.toString().replaceAll("/+$", ""));
  }
}
