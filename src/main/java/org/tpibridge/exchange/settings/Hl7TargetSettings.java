package org.tpibridge.exchange.settings;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;

/**
 * A receiver of HL7 v2 messages.
 *
 * @param authorities by which the receiver names the identifier systems of patients and visits; an
 *     identifier of another system is not sent
 * @param repeatUnanswered whether a message without an acknowledgment is sent again with the same
 *     control id; if not, a person has to find out whether it arrived
 */
public record Hl7TargetSettings(
    Endpoint endpoint,
    Parties parties,
    MessageForm form,
    Map<String, AssigningAuthority> authorities,
    boolean repeatUnanswered) {

  /**
   * Where the receiver listens.
   *
   * @param tls whether the connection is encrypted; without it, the network must be protected in
   *     another way, such as by a VPN
   * @param connectTime the time for connecting, with the TLS handshake
   * @param answerTime the time for sending a message and receiving its acknowledgment
   */
  public record Endpoint(
      String host, int port, boolean tls, Duration connectTime, Duration answerTime) {
    private static final Duration LONGEST = Duration.ofHours(1);

    /**
     * @throws IllegalArgumentException if a value cannot be used; the message names the setting
     */
    public Endpoint {
      require(!host.isBlank(), "hl7v2.url must have a host");
      require(port >= 1 && port <= 65_535, "hl7v2.url must have a port between 1 and 65535");
      require(
          isInRange(connectTime) && isInRange(answerTime),
          "connect-timeout and read-timeout must be between 1 millisecond and 1 hour");
    }

    private static boolean isInRange(Duration time) {
      return time.toMillis() >= 1 && time.compareTo(LONGEST) <= 0;
    }
  }

  /**
   * MSH-3 to MSH-6: the names that sender and receiver have agreed on. A name may have the
   * components namespace, universal id and type, separated by {@code ^}.
   */
  public record Parties(
      String sendingApplication,
      String sendingFacility,
      String receivingApplication,
      String receivingFacility) {
    private static final Pattern NAME = Pattern.compile("[^|~\\\\&\\p{Cntrl}]*");

    /**
     * @throws IllegalArgumentException if a name cannot be used; the message names the setting
     */
    public Parties {
      List.of(sendingApplication, sendingFacility, receivingApplication, receivingFacility)
          .forEach(
              name ->
                  require(
                      NAME.matcher(name).matches(),
                      "names of applications and facilities of hl7v2 must not contain | ~ \\ & or line"
                          + " breaks"));
      require(!sendingApplication.isBlank(), "hl7v2.sending-application must not be empty");
    }
  }

  /** The character set of messages (MSH-18). */
  public enum MessageCharset {
    UTF_8("UNICODE UTF-8", StandardCharsets.UTF_8),
    LATIN_1("8859/1", StandardCharsets.ISO_8859_1),
    ASCII("", StandardCharsets.US_ASCII);

    private final String code;
    private final Charset charset;

    MessageCharset(String code, Charset charset) {
      this.code = code;
      this.charset = charset;
    }

    public String code() {
      return code;
    }

    public Charset charset() {
      return charset;
    }

    /** Whether it has all characters of a text. */
    public boolean has(String text) {
      return charset.newEncoder().canEncode(text);
    }
  }

  /** How the text of a document is divided. */
  public enum TextForm {
    /** One OBX segment of type TX for each line. */
    SEGMENT_FOR_EACH_LINE,
    /** One OBX segment of type TX, with a repetition for each line. */
    REPETITIONS,
    /** One OBX segment of type FT, with the escape sequence for a line break. */
    FORMATTED_TEXT
  }

  /** Whether the PDF is sent, too, and how its type is named. */
  public enum PdfForm {
    NONE,
    /** {@code ^AP^PDF^Base64^}: the codes of version 2.5.1, table 0191. */
    TABLE_CODES,
    /** {@code ^application^pdf^Base64^}: the MIME type, as later versions write it. */
    MIME_TYPE
  }

  /** Which acknowledgments are requested (MSH-15 and MSH-16). */
  public enum AcknowledgmentMode {
    /** One acknowledgment of the application: AA, AE or AR. */
    ORIGINAL("", ""),
    /** Only that the message is stored: CA, CE or CR. */
    COMMIT("AL", "NE"),
    /** Both, on the same connection. */
    COMMIT_AND_APPLICATION("AL", "AL");

    private final String accept;
    private final String application;

    AcknowledgmentMode(String accept, String application) {
      this.accept = accept;
      this.application = application;
    }

    public String accept() {
      return accept;
    }

    public String application() {
      return application;
    }
  }

  /** How a document is withdrawn that was sent before. */
  public enum WithdrawalForm {
    /** With T11. */
    CANCEL,
    /**
     * With T10 and a text that says only that the visit was entered in error: the HL7 standard
     * provides T11 for documents that were not yet available to care.
     */
    REPLACE
  }

  /** The completion status of documents (TXA-17, table 0271). */
  public enum CompletionStatus {
    /** Documented. It claims no signature. */
    DOCUMENTED("DO"),
    /** For receivers that do not show other documents, if the clinic signs its records. */
    AUTHENTICATED("AU"),
    LEGALLY_AUTHENTICATED("LA");

    private final String code;

    CompletionStatus(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  /**
   * The form of messages.
   *
   * @param documentType TXA-2, a code of the receiver; {@code PN} is a procedure note in table 0270
   */
  public record MessageForm(
      MessageCharset charset,
      TextForm text,
      PdfForm pdf,
      AcknowledgmentMode acknowledgment,
      WithdrawalForm withdrawal,
      CompletionStatus completion,
      String documentType) {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,20}");

    public static final MessageForm DEFAULT =
        new MessageForm(
            MessageCharset.UTF_8,
            TextForm.SEGMENT_FOR_EACH_LINE,
            PdfForm.TABLE_CODES,
            AcknowledgmentMode.ORIGINAL,
            WithdrawalForm.CANCEL,
            CompletionStatus.DOCUMENTED,
            "PN");

    /**
     * @throws IllegalArgumentException if a value cannot be used; the message names the setting
     */
    public MessageForm {
      require(
          CODE.matcher(documentType).matches(),
          "hl7v2.document-type must be up to 20 letters, digits, - and _");
    }
  }

  /**
   * Who assigns identifiers.
   *
   * @param namespace a name that the receiver knows; may be empty if there is a universal id
   * @param universalId such as an OID; may be empty
   * @param universalIdType such as {@code ISO} for an OID
   */
  public record AssigningAuthority(String namespace, String universalId, String universalIdType) {

    /**
     * @throws IllegalArgumentException if both the namespace and the universal id are missing
     */
    public AssigningAuthority {
      require(
          !namespace.isBlank() || !universalId.isBlank(),
          "hl7v2.authorities[] must have a namespace or a universal-id");
      require(
          universalId.isBlank() == universalIdType.isBlank(),
          "hl7v2.authorities[].universal-id must have a universal-id-type, such as ISO");
    }
  }

  /**
   * @throws IllegalArgumentException if no authority is set: no receiver could find the patients
   */
  public Hl7TargetSettings {
    authorities = Map.copyOf(authorities);
    require(
        !authorities.isEmpty(),
        "hl7v2.authorities must list the system of the clinic's medical record numbers");
  }

  /**
   * Why a message cannot be sent to this receiver, for users.
   *
   * @param names of the clinician and of the place
   * @param text of the document
   */
  public Optional<String> unmet(Patient patient, List<String> names, String text) {
    if (patient.getIdentifier().stream().noneMatch(this::isSent)) {
      return Optional.of("no identifier of the patient has a system that hl7v2.authorities lists");
    }
    boolean isExact =
        Stream.of(
                patient.getIdentifier().stream().filter(this::isSent).map(Identifier::getValue),
                patient.getName().stream().flatMap(Hl7TargetSettings::parts),
                names.stream())
            .flatMap(texts -> texts)
            .allMatch(form.charset()::has);
    if (!isExact) {
      return Optional.of("a name or an identifier has characters that hl7v2.charset does not have");
    }
    return form.pdf() == PdfForm.NONE && !form.charset().has(text)
        ? Optional.of(
            "the visit has characters that hl7v2.charset does not have, and no PDF is sent")
        : Optional.empty();
  }

  /** Everything that a name contains. */
  public static Stream<String> parts(HumanName name) {
    return Stream.concat(
            Stream.of(name.getFamily(), name.getText()),
            name.getGiven().stream().map(StringType::getValue))
        .filter(Objects::nonNull);
  }

  /** Whether messages contain the identifier. */
  public boolean isSent(Identifier identifier) {
    return identifier.getValue() != null
        && identifier.getSystem() != null
        && authorities.containsKey(identifier.getSystem());
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
