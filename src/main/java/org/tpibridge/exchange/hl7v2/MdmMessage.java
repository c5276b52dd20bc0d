package org.tpibridge.exchange.hl7v2;

/** A message about a document, ready to be sent. */
public final class MdmMessage {

  /** What happened to a document. */
  public enum MdmEvent {
    /** A new document with its content. */
    T02("MDM_T02"),
    /** A document that replaces another, with its content. */
    T10("MDM_T02"),
    /** A document is canceled. */
    T11("MDM_T01");

    private final String structure;

    MdmEvent(String structure) {
      this.structure = structure;
    }

    String structure() {
      return structure;
    }
  }

  private final MdmEvent event;
  private final String controlId;
  private final byte[] content;

  MdmMessage(MdmEvent event, String controlId, byte[] content) {
    this.event = event;
    this.controlId = controlId;
    this.content = content.clone();
  }

  public MdmEvent event() {
    return event;
  }

  /**
   * MSH-10: the same each time this version of the document is sent, so that a receiver recognizes
   * a message that it has already processed.
   */
  public String controlId() {
    return controlId;
  }

  /** The message in its character set, without the MLLP frame. */
  public byte[] content() {
    return content.clone();
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "MdmMessage[" + event + " " + controlId + "]";
  }
}
