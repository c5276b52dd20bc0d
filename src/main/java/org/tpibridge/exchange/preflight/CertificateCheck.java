package org.tpibridge.exchange.preflight;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.tpibridge.exchange.preflight.PreflightReport.Check;
import org.tpibridge.exchange.preflight.PreflightReport.Result;

/** Checks until when certificates are valid. */
record CertificateCheck(InstantSource clock) {
  private static final Duration EXPIRES_SOON = Duration.ofDays(30);

  /** The certificate by which this program identifies itself. */
  Check own(X509Certificate certificate) {
    return of("own certificate", "the one in tls.keystore", certificate);
  }

  /**
   * @param name of the check
   * @param subject whose certificate it is, for users
   */
  Check of(String name, String subject, X509Certificate certificate) {
    Instant end = certificate.getNotAfter().toInstant();
    Instant now = clock.instant();
    long days = Duration.between(now, end).toDays();
    boolean over = now.isAfter(end);
    return new Check(
        name,
        now.plus(EXPIRES_SOON).isAfter(end) ? Result.WARNING : Result.OK,
        subject
            + (over ? " expired on " : " is valid until ")
            + LocalDate.ofInstant(end, ZoneOffset.UTC)
            + (over ? "" : days == 1 ? " (1 day)" : " (" + days + " days)"));
  }
}
