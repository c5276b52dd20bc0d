package org.tpibridge.exchange.preflight;

import java.util.List;
import java.util.TreeSet;
import org.tpibridge.exchange.hl7v2.ReceiverProbe;
import org.tpibridge.exchange.http.TlsContexts;
import org.tpibridge.exchange.preflight.PreflightReport.Check;
import org.tpibridge.exchange.preflight.PreflightReport.Result;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.Hl7TargetSettings;
import org.tpibridge.exchange.settings.Hl7TargetSettings.Endpoint;
import org.tpibridge.exchange.settings.LoopbackHost;

/** Checks the receiver of HL7 v2 messages. No message is sent: a receiver would store it. */
record MessageChecks(EhrSettings ehr, CertificateCheck certificates, List<Check> checks) {

  /** Whether the receiver can be reached. */
  boolean run() {
    Hl7TargetSettings target = ehr.hl7v2().orElseThrow();
    ReceiverProbe probe = ReceiverProbe.of(ehr);
    boolean reached = probe.failure().isEmpty();
    add(
        "HL7 v2 connection",
        reached ? Result.OK : Result.FAILED,
        probe.failure().orElse("the receiver accepts connections"));
    if (reached) {
      checkTls(target.endpoint(), probe);
    }
    add(
        "HL7 v2 identifiers",
        Result.OK,
        "sent are those of the systems "
            + String.join(", ", new TreeSet<>(target.authorities().keySet())));
    return reached;
  }

  private void checkTls(Endpoint endpoint, ReceiverProbe probe) {
    if (probe.certificate().isPresent()) {
      checks.add(
          certificates.of("HL7 v2 TLS", "the receiver's certificate", probe.certificate().get()));
    } else {
      boolean local = LoopbackHost.is(endpoint.host());
      add(
          "HL7 v2 TLS",
          local ? Result.OK : Result.WARNING,
          local ? "not needed on this machine" : "not used: patient data is sent unencrypted");
    }
    if (endpoint.tls() && !ehr.hasFhir()) {
      TlsContexts.own(ehr.connection().tls()).ifPresent(own -> checks.add(certificates.own(own)));
    }
  }

  private void add(String name, Result result, String message) {
    checks.add(new Check(name, result, message));
  }
}
