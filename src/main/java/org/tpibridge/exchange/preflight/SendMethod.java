package org.tpibridge.exchange.preflight;

/**
 * How resources of a type are sent, the best first: {@code
 * docs/decisions/0040-how-resources-are-sent.md}.
 */
public enum SendMethod {
  /** A visit in one transaction; resources have the ids of this store. */
  TRANSACTION("one transaction for each visit, with the ids of this store"),
  /** A visit in one transaction; the EHR assigns ids. */
  CONDITIONAL_TRANSACTION("one transaction for each visit, by identifier"),
  /** One by one, with the ids of this store. */
  PUT("PUT with the id of this store"),
  /** One by one, with {@code If-None-Exist}. */
  CONDITIONAL_CREATE("POST with If-None-Exist"),
  /** One by one, after a search by identifier. */
  SEARCH_THEN_CREATE("search by identifier, then POST"),
  /** One by one; only the ledger knows what was sent. */
  CREATE("POST"),
  /** As a part of one document for each visit. */
  DOCUMENT("in a DocumentReference with the whole visit"),
  /** As a part of one document for each visit, which is sent as a message. */
  MESSAGE("in an HL7 v2 message with the whole visit"),
  /** The EHR takes it in no form. */
  NONE("not transmitted");

  private final String description;

  SendMethod(String description) {
    this.description = description;
  }

  /** For users. */
  public String description() {
    return description;
  }

  public boolean isTransaction() {
    return this == TRANSACTION || this == CONDITIONAL_TRANSACTION;
  }

  /** Whether the EHR has it as a separate resource. */
  public boolean isResource() {
    return !isDocument() && this != NONE;
  }

  /** Whether the EHR has it as a part of a document. */
  public boolean isDocument() {
    return this == DOCUMENT || this == MESSAGE;
  }
}
