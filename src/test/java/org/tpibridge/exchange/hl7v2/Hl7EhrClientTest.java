package org.tpibridge.exchange.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrRequest;
import org.tpibridge.exchange.client.RequestBudget;
import org.tpibridge.exchange.document.DocumentMessage;
import org.tpibridge.exchange.settings.Authorization;
import org.tpibridge.exchange.settings.CapabilityPolicy;
import org.tpibridge.exchange.settings.ConflictPolicy;
import org.tpibridge.exchange.settings.ConnectionPolicy;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.Hl7TargetSettings.MessageForm;
import org.tpibridge.exchange.settings.LimitPolicy;
import org.tpibridge.exchange.settings.MatchingPolicy;
import org.tpibridge.exchange.settings.PullPolicy;
import org.tpibridge.exchange.settings.PushPolicy;
import org.tpibridge.exchange.settings.SchedulePolicy;
import org.tpibridge.exchange.settings.WriteProfile;

@Timeout(30)
class Hl7EhrClientTest {

  @Test
  void aDocumentIsSentCorrectedAndWithdrawn() throws Exception {
    try (MllpReceiver receiver =
            new MllpReceiver(
                (m, s, out) -> MllpReceiver.write(out, MllpReceiver.ack(m, "AA", "")));
        Hl7EhrClient client = client(receiver.port())) {
      assertThat(send(client, MdmExamples.message(MdmExamples.document(), 7)))
          .isInstanceOf(EhrReply.Success.class);
      send(client, MdmExamples.message(MdmExamples.document(), 9, 7));
      send(client, MdmExamples.message(MdmExamples.withdrawn(), 11, 9));
      assertThat(receiver.received())
          .satisfiesExactly(
              m -> assertThat(m).contains("MDM^T02", "-7^TPIBRIDGE"),
              m -> assertThat(m).contains("MDM^T10", "-9^TPIBRIDGE", "-7^TPIBRIDGE"),
              m -> assertThat(m).contains("MDM^T11", "-9^TPIBRIDGE").doesNotContain("-11^"));
    }
  }

  @ParameterizedTest
  @CsvSource({"AE, false", "CE, false", "AR, true", "CR, true"})
  void aRefusalIsOneOfTheContentOrOfTheReceiver(String code, boolean temporary) throws Exception {
    try (MllpReceiver receiver =
            new MllpReceiver(
                (m, s, out) -> MllpReceiver.write(out, MllpReceiver.ack(m, code, "|No patient")));
        Hl7EhrClient client = client(receiver.port())) {
      EhrReply reply = send(client, MdmExamples.message(MdmExamples.document(), 1));
      assertThat(reply).isInstanceOf(EhrReply.Rejected.class);
      EhrReply.Rejected rejected = (EhrReply.Rejected) reply;
      assertThat(rejected.code()).isEqualTo(code);
      assertThat(rejected.temporary()).isEqualTo(temporary);
      assertThat(rejected.outcome().getIssueFirstRep().getDiagnostics())
          .isEqualTo(code + " No patient");
    }
  }

  @Test
  void withoutAnAnswerTheResultIsUnknown() throws Exception {
    try (MllpReceiver receiver = new MllpReceiver((m, s, out) -> s.close());
        Hl7EhrClient client = client(receiver.port())) {
      assertThat(send(client, MdmExamples.message(MdmExamples.document(), 1)))
          .isInstanceOf(EhrReply.Unanswered.class);
    }
  }

  @Test
  void withoutAConnectionNothingIsSent() throws Exception {
    int port;
    try (MllpReceiver receiver = new MllpReceiver((m, s, out) -> {})) {
      port = receiver.port();
    }
    try (Hl7EhrClient client = client(port)) {
      EhrReply reply = send(client, MdmExamples.message(MdmExamples.document(), 1));
      assertThat(reply)
          .isEqualTo(
              new EhrReply.NotSent(
                  EhrReply.NotSentReason.UNREACHABLE,
                  "The receiver of HL7 v2 messages refused the connection. It may not be running.",
                  Optional.empty()));
    }
  }

  @Test
  void nothingElseIsAskedOfAReceiverWithoutFhir() throws Exception {
    try (MllpReceiver receiver = new MllpReceiver((m, s, out) -> {});
        Hl7EhrClient client = client(receiver.port())) {
      assertThat(client.send(EhrRequest.search("Patient?identifier=1")))
          .isInstanceOf(EhrReply.NotSent.class);
      assertThat(receiver.received()).isEmpty();
    }
  }

  private static EhrReply send(Hl7EhrClient client, DocumentMessage message) {
    return client.send(EhrRequest.message(message));
  }

  private static Hl7EhrClient client(int port) {
    EhrSettings ehr =
        new EhrSettings(
            "receiver",
            URI.create("mllp://127.0.0.1:" + port),
            EhrSettings.Environment.TEST,
            PushPolicy.DEFAULT,
            MatchingPolicy.DEFAULT,
            ConnectionPolicy.DEFAULT,
            new Authorization.None(),
            LimitPolicy.DEFAULT,
            CapabilityPolicy.DEFAULT,
            WriteProfile.EVERYTHING,
            PullPolicy.DEFAULT,
            ConflictPolicy.DEFAULT,
            Optional.of(MdmExamples.settings(port, Duration.ofSeconds(10), MessageForm.DEFAULT)),
            SchedulePolicy.DEFAULT);
    return Hl7EhrClient.open(
        ehr, Optional.empty(), RequestBudget.ofThisProcess(), MdmExamples.CLOCK);
  }
}
